/** Public pages ship little script: what the browser really loads for them, compressed, against the figure. */
import { addUser, signIn } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

/** 150 KB, of which React and Next take 128. */
const MOST_BYTES = 150 * 1024;
const PAGES = ["/", "/commands", "/signin", "/signup", "/forgot"];

const SCRIPT_FILE = /\/_next\/.*\.js/;

test.skip(process.env.TEST_DATABASE === "postgresql", "scripts are the same on both engines");

for (const signedIn of [false, true])
  test(`the script of public pages, ${signedIn ? "signed in" : "for strangers"}`, async ({
    page,
    stack,
  }) => {
    if (signedIn) {
      await addUser(stack, "thrifty");
      await signIn(page, stack, "thrifty");
    }
    for (const path of signedIn ? PAGES.slice(0, 2) : PAGES) {
      const answer = await page.goto(path, { waitUntil: "networkidle" });
      expect(answer?.status(), path).toBe(200);
      const files = await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map((entry) => entry as PerformanceResourceTiming)
          .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
      );
      const scripts = files.filter(({ name }) => SCRIPT_FILE.test(name));
      const bytes = scripts.reduce((sum, file) => sum + file.bytes, 0);
      const told = scripts.map((file) => `${file.bytes} ${file.name}`).join("\n");
      test.info().annotations.push({ type: path, description: `${(bytes / 1024).toFixed(1)} KB` });
      expect(scripts.length, path).toBeGreaterThan(3);
      expect.soft(bytes, `${path}\n${told}`).toBeLessThanOrEqual(MOST_BYTES);
    }
  });
