import { expect, test } from "vitest";
import { AppError } from "#core/errors";
import { say, tell } from "./told.ts";
import { completedBy, formatterFor, translator } from "./translate.ts";

test("a message is shown in the reader's language, with its arguments", () => {
  expect(translator("en", "kit")("secondsLeft", { seconds: 1 })).toBe("1 second left");
  expect(translator("de", "kit")("secondsLeft", { seconds: 2 })).toBe("noch 2 Sekunden");
});

test("what a language lacks is English, and it is told what that was", () => {
  const source = { title: "Token", card: { copy: "Copy", close: "Close" } };
  expect(completedBy(source, { card: { copy: "Kopieren" } })).toEqual({
    messages: { title: "Token", card: { copy: "Kopieren", close: "Close" } },
    missing: ["title", "card.close"],
  });
});

test("an error speaks English in logs and the reader's language on a page", () => {
  const error = new AppError("forbidden", { key: "access.needsLevel", level: "staff" });
  expect(error.message).toBe("That takes staff level.");
  expect(error.in("de")).toBe("Dafür braucht es die Stufe staff.");
});

test("plain text of an error stays as it is in every language", () => {
  expect(new AppError("unavailable", "554 go away").in("de")).toBe("554 go away");
});

test("a sentence said by a schema is understood again", () => {
  const sentence = say({ key: "form.check" });
  expect(sentence).toBe(tell({ key: "form.check" }));
  expect(new AppError("invalid", sentence).in("de")).toBe("Prüfe die markierten Felder.");
});

test("times are written in the language and at the place", () => {
  const noon = new Date("2026-03-04T12:00:00Z");
  const short = { dateStyle: "short", timeStyle: "short" } as const;
  expect(formatterFor("de", "Europe/Berlin").dateTime(noon, short)).toBe("04.03.26, 13:00");
  expect(formatterFor("en").dateTime(noon, short)).toBe("3/4/26, 12:00 PM");
});
