import { expect, test } from "vitest";
import { issueIn } from "#core/words/complaint";
import { LIFETIMES } from "./lifetimes.ts";
import { lifetimesForm, lifetimesOfForm } from "./lifetimes-form.ts";
import { settings } from "./registry.ts";

const bounds = { ...LIFETIMES.tokens, ...LIFETIMES.sessions };
const typed = (pick: keyof (typeof bounds)["cardMinutes"]) =>
  Object.fromEntries(Object.entries(bounds).map(([name, each]) => [name, ` ${each[pick]} `]));

test.each(["least", "usual", "most"] as const)("the %s of everything can be stored", (pick) => {
  const value = lifetimesOfForm(lifetimesForm.parse(typed(pick)));
  expect(settings.tokens.schema.parse(value.tokens)).toEqual(value.tokens);
  expect(settings.sessions.schema.parse(value.sessions)).toEqual(value.sessions);
  expect(value.tokens.cardMinutes).toBe(bounds.cardMinutes[pick]);
});

test("what the form starts with is what holds while nobody decided", () => {
  const { tokens, sessions } = lifetimesOfForm(lifetimesForm.parse(typed("usual")));
  expect(settings.tokens.schema.parse({})).toEqual(tokens);
  expect(settings.sessions.schema.parse({})).toEqual(sessions);
});

test.each(["1", "61", "", "ten", "2.5", "-5", "1e1", "0x10", "9999999"])(
  "%j is refused for the card, in the reader's language",
  (cardMinutes) => {
    const { error } = lifetimesForm.safeParse({ ...typed("usual"), cardMinutes });
    expect(error?.issues.map(({ path }) => path)).toEqual([["cardMinutes"]]);
    const [issue] = error?.issues ?? [];
    expect(issue && issueIn(issue, "de")).toBe("Eine ganze Zahl von 2 bis 60.");
  },
);

test("a field that nobody asked for is refused", () => {
  expect(lifetimesForm.safeParse({ ...typed("usual"), level: "5" }).success).toBe(false);
});
