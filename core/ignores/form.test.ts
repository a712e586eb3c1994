import { expect, test } from "vitest";
import { DAY, HOUR } from "#core/time";
import { ignoreForm, lastingOf } from "./form.ts";

const form = { networkId: "*", mask: " mallory ", reason: "", count: "2", unit: "h" };

test.each([
  [{}, 2 * HOUR],
  [{ count: "1", unit: "w" }, 7 * DAY],
  [{ count: "", unit: "ever" }, null],
])("%j", (fields, lasts) => {
  const read = ignoreForm.parse({ ...form, ...fields });
  expect([read.mask, lastingOf(read)]).toEqual(["mallory!*@*", lasts]);
});

test.each([
  [{ count: "" }, "count"],
  [{ count: "0" }, "count"],
  [{ count: "3651", unit: "d" }, "count"],
  [{ count: "two" }, "count"],
  [{ mask: "*!*@*" }, "mask"],
  [{ mask: "two words" }, "mask"],
  [{ unit: "y" }, "unit"],
])("%j is complained about at %s", (fields, at) => {
  const result = ignoreForm.safeParse({ ...form, ...fields });
  expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([at]);
});
