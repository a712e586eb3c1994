import { expect, test } from "vitest";
import { hostsAsTyped, hostsForm } from "./hosts-form.ts";

test("lines become hosts, and hosts the lines again", () => {
  const { hosts } = hostsForm.parse({ hosts: "\r\nweather: outside\r\n quotes=archive\r\n\r\n" });
  expect(hosts).toEqual({ weather: "outside", quotes: "archive" });
  expect(hostsAsTyped(hosts)).toBe("quotes: archive\nweather: outside");
  expect(hostsForm.parse({ hosts: hostsAsTyped(hosts) })).toEqual({ hosts });
  expect(hostsForm.parse({ hosts: "" })).toEqual({ hosts: {} });
});

test.each([
  ["weather", '"weather" is no line like: quotes: archive'],
  ["../weather: outside", '"../weather: outside" is no line like: quotes: archive'],
  ["weather: two words", '"weather: two words" is no line like: quotes: archive'],
  ["weather: a\nweather: b", "weather is named twice."],
  [
    Array.from({ length: 33 }, (_, index) => `m${index}: h${index}`).join("\n"),
    "At most 32 hosts, please.",
  ],
])("%j is refused", (hosts, message) => {
  expect(hostsForm.safeParse({ hosts }).error?.issues.map((issue) => issue.message)).toEqual([
    message,
  ]);
});
