import { expect, test } from "vitest";
import { spokenForms } from "./command-forms.ts";
import type { ShownCommand } from "./modules.ts";

const command: ShownCommand = {
  name: "quote add",
  aliases: ["addquote"],
  usage: "<text...>",
  summary: "",
  level: "registered",
  where: "channel",
  examples: [{ say: ".quote add hello" }],
};

test("a command begins with what was decided, in its name, aliases and example", () => {
  expect(spokenForms(command, { prefix: "bot, ", botNick: "steward" })).toEqual({
    command: "bot, quote add",
    aliases: ["bot, addquote"],
    example: "bot, quote add hello",
  });
});

test.each(["register stw_example", ".register stw_example"])(
  "a private command goes to the bot alone, with %j for an example",
  (say) => {
    const register = { ...command, name: "register", aliases: [], where: "private" as const };
    const shown = { ...register, examples: [{ say }] };
    expect(spokenForms(shown, { prefix: "?", botNick: "helper" })).toEqual({
      command: "/msg helper register",
      aliases: [],
      example: "/msg helper register stw_example",
    });
  },
);

test("a command without examples has none", () => {
  const bare = { ...command, examples: [] };
  expect(spokenForms(bare, { prefix: ".", botNick: "steward" }).example).toBeNull();
});
