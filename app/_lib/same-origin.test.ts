import { expect, test, vi } from "vitest";

vi.mock("server-only", () => ({}));
vi.mock("#web/site", () => ({ currentSite: async () => ({ url: "https://bot.example.org" }) }));

const { isSameOrigin } = await import("./same-origin.ts");

const own = "https://bot.example.org";
test.each<[Record<string, string>, boolean]>([
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-site", origin: own }, false],
  [{ "sec-fetch-site": "cross-site", origin: own }, false],
  [{ "sec-fetch-site": "none", origin: own }, false],
  [{ origin: own }, true],
  [{ origin: "http://192.0.2.7:3000", host: "192.0.2.7:3000" }, true],
  [{ origin: "http://evil.example", host: "bot.example.org" }, false],
  [{ origin: "https://bot.example.org.evil.example", host: "bot.example.org" }, false],
  [{ origin: "null", host: "null" }, false],
  [{ origin: "nonsense", host: "nonsense" }, false],
  [{ host: "bot.example.org" }, false],
])("a request with %j: %s", async (headers, same) => {
  expect(await isSameOrigin(new Request(own, { method: "POST", headers }))).toBe(same);
});
