import { expect, test } from "vitest";
import { findChromium } from "./chromium.mjs";

const own = async () => "/home/ada/.cache/ms-playwright/chrome";
const among = (...there: string[]) => ({
  ...{ named: "", installed: ["/usr/bin/chromium", "/usr/bin/google-chrome"], own },
  exists: (file: string) => there.includes(file),
});

test("the browser that was named wins, then the system's, then Playwright's", async () => {
  const all = among("/opt/chrome", "/usr/bin/google-chrome", await own());
  expect(await findChromium({ ...all, named: "/opt/chrome" })).toEqual({
    path: "/opt/chrome",
  });
  expect(await findChromium(all)).toEqual({ path: "/usr/bin/google-chrome" });
  expect(await findChromium(among(await own()))).toEqual({ path: await own() });
});

test("without one it says both ways to get one; one that was named and is not there is no reason to take another", async () => {
  const { missing } = await findChromium(among());
  expect(missing).toContain("apt install chromium");
  expect(missing).toContain("npx playwright install --with-deps chromium");
  const misnamed = await findChromium({ ...among(await own()), named: "/opt/none" });
  expect(misnamed).toEqual({ missing: "STEWARD_CHROMIUM is /opt/none, and no file is there" });
});

test("Playwright says where its own would be", async () => {
  const asked: string[] = [];
  const exists = (file: string) => asked.push(file) < 0;
  await findChromium({ named: "", installed: [], exists });
  expect(asked).toEqual([expect.stringMatching(/chrom/)]);
});
