/** What a new module begins with. */
import path from "node:path";

export interface Place {
  readonly name: string;
  /** The project's folder. */
  readonly root: string;
  /** Where modules lie. */
  readonly folder: string;
  readonly isBuiltIn: boolean;
  /** Not a folder: for modules that fit one file. */
  readonly isOneFile: boolean;
}

/** Files by their path below the folder of modules. For the user's folder also what an editor needs to know types. */
export function moduleFiles(place: Place): readonly (readonly [string, string])[] {
  const { name, isBuiltIn, isOneFile } = place;
  const own = isOneFile
    ? ([
        [`${name}.ts`, moduleText(name, "file")],
        [`${name}.test.ts`, testText(name, name)],
      ] as const)
    : ([
        [`${name}/index.ts`, moduleText(name, "folder")],
        [`${name}/${name}.test.ts`, testText(name, "index")],
      ] as const);
  return isBuiltIn ? own : [...own, ["tsconfig.json", tsconfigText(place)]];
}

function moduleText(name: string, kind: "file" | "folder"): string {
  return `import { z } from "zod";
import { defineModule } from "#bot/module-api";

// docs/writing-a-module.md explains all of this, with every event and more examples.
export default defineModule({
  name: "${name}", // like the ${kind}
  summary: "Says hello, until you make it do something better.",

  // Operators change these with: .module ${name} set greeting Good day
  settings: z.object({
    greeting: z.string().max(100).default("Hello").describe("How people are greeted"),
  }),

  // What it says, by language; what is left out is said in English.
  words: {
    en: { greeting: "{greeting}, {nick}!" },
    de: { greeting: "{greeting}, {nick}!" },
  },
  help: { de: { summary: "Sagt hallo.", commands: { "${name}": "Jemanden grüßen oder dich." } } },

  setup(ctx) {
    ctx.command({
      name: "${name}",
      // Parser, help text and types of the arguments in one: <needed>, [optional], <count:number>, <everything else...>
      usage: "[nick]",
      summary: "Greet somebody, or yourself.",
      level: "user", // the least who may: user, registered, voice, operator, staff, superuser
      where: "anywhere", // or only in a "channel", or only in "private"
      // Shown by .help, and run by the test.
      examples: [
        { say: ".${name}", reply: /^Hello, \\w+!$/ },
        { say: ".${name} bob", reply: /^Hello, bob!$/ },
      ],
      run: ({ t, sender, args: { nick = sender.nick } }) =>
        t("greeting", { greeting: ctx.settings.greeting, nick }),
    });

    // Look on: ctx.on("join", ({ sender, channel }) => { … });
    // Stop or change: ctx.intercept("message.channel", ({ text }) => text === "spam" ? cancel("spam") : undefined);
    // Now and then: ctx.every({ minutes: 5 }, async (signal) => { … });
  },
});
`;
}

function testText(name: string, source: string): string {
  return `import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import module from "./${source}.ts";

test("its examples are true", async () => {
  const bot = await startModule(module);
  await bot.examples();
});

test("the greeting is a setting", async () => {
  const bot = await startModule(module, { greeting: "Good day" });
  expect(await bot.say(".${name} bob")).toBe("Good day, bob!");
});
`;
}

/** Lets an editor find the bot's types and zod, wherever the folder of modules is. */
function tsconfigText({ root, folder }: Place): string {
  const from = (target: string) => path.join(path.relative(folder, root) || ".", target);
  const config = {
    extends: from("tsconfig.json"),
    compilerOptions: {
      noEmit: true,
      incremental: false,
      plugins: [],
      paths: {
        "#bot/*": [from("bot/*.ts")],
        "#core/*": [from("core/*.ts")],
        "#generated/*": [from("prisma/generated/*.ts")],
        zod: [from("node_modules/zod")],
        vitest: [from("node_modules/vitest")],
      },
      typeRoots: [from("node_modules/@types")],
    },
    include: ["**/*.ts"],
    exclude: [],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
