import { AppError } from "#core/errors";
import { removeSecondFactor } from "#core/factors/from-shell";
import { LEVELS, levelOf } from "#core/levels";
import { newId } from "#core/secrets";
import { siteSettings } from "#core/site/site";
import { addUser, confirmAddress, makeSuperuser, setPassword } from "#core/users/from-shell";
import { emailField, nameField } from "#core/users/schema";
import type { Call, Command } from "./command.ts";
import { readLevel, setLevel } from "./levels.ts";
import { visitOf } from "./shell-user.ts";

const passwordOption = {
  "password-stdin": { summary: "read the password from standard input instead of making one" },
} as const;

/** Reads a name or an address by the same rules as the sign-up form. */
function readField<Value>(
  field: { safeParse(text: string): { data?: Value; error?: { issues: { message: string }[] } } },
  text: string,
): Value {
  const { data, error } = field.safeParse(text);
  if (data === undefined) throw new AppError("invalid", `${text}: ${error?.issues[0]?.message}`);
  return data;
}

/** Twenty random symbols in groups: 100 bits. */
const madePassword = () => newId().replace(/.{5}(?=.)/g, "$&-");

async function choosePassword(call: Call): Promise<{ password: string; isMade: boolean }> {
  return call.flag("password-stdin")
    ? { password: await call.readInput(), isMade: false }
    : { password: madePassword(), isMade: true };
}

const create: Command = {
  name: "user create",
  takes: ["name", "email"],
  options: {
    level: { value: "LEVEL", summary: `one of ${LEVELS.join(", ")}; user by default` },
    ...passwordOption,
  },
  summary: "Add an account whose address counts as confirmed.",
  async run(call) {
    const name = readField(nameField, call.given[0] ?? "");
    const email = readField(emailField, call.given[1] ?? "");
    const level = readLevel(call.option("level") ?? "user");
    const { password, isMade } = await choosePassword(call);
    await addUser(call.db, { name, email, password, level }, visitOf(call));
    call.print(`${name} was added with level ${level}.`);
    if (isMade) call.print(`Password (shown only now): ${password}`);
  },
};

const promote: Command = {
  name: "user make-superuser",
  takes: ["name"],
  summary: "Give an account every right, and let it in if it was disabled or waits for approval.",
  async run(call) {
    const [name = ""] = call.given;
    const changed = await makeSuperuser(call.db, name, visitOf(call));
    call.print(
      changed
        ? `${name} is superuser now and has to sign in again.`
        : `${name} is an active superuser already.`,
    );
  },
};

const resetPassword: Command = {
  name: "user reset-password",
  takes: ["name"],
  options: passwordOption,
  summary: "Set a new password, end all web sessions, void unused tokens.",
  async run(call) {
    const [name = ""] = call.given;
    const { password, isMade } = await choosePassword(call);
    const site = await siteSettings(call.db, call.env);
    await setPassword(call.db, name, password, site, visitOf(call));
    call.print(`${name} has a new password; all its web sessions ended.`);
    if (isMade) call.print(`Password (shown only now): ${password}`);
  },
};

const removeSecondFactors: Command = {
  name: "user remove-2fa",
  takes: ["name"],
  summary: "Remove authenticator app and recovery codes of somebody who lost them.",
  async run(call) {
    const [name = ""] = call.given;
    const site = await siteSettings(call.db, call.env);
    const removed = await removeSecondFactor(call.db, name, site, visitOf(call));
    call.print(
      removed
        ? `${name} signs in with the password alone now; all its web sessions ended.`
        : `${name} has no second factor, so there was nothing to remove.`,
    );
  },
};

const confirm: Command = {
  name: "user confirm",
  takes: ["name"],
  summary: "Take an account's mail address as confirmed.",
  async run(call) {
    const [name = ""] = call.given;
    const changed = await confirmAddress(call.db, name, visitOf(call));
    call.print(`The address of ${name} ${changed ? "is confirmed now" : "was confirmed already"}.`);
  },
};

const list: Command = {
  name: "user list",
  takes: [],
  summary: "List all accounts.",
  async run({ db, print }) {
    const users = await db.user.findMany({ orderBy: { nameFolded: "asc" } });
    for (const user of users) {
      const address = user.emailVerifiedAt ? user.email : `${user.email} (not confirmed)`;
      print([user.name, levelOf(user.level), user.state, address].join("\t"));
    }
    if (users.length === 0) print("There are no accounts yet.");
  },
};

export const userCommands: readonly Command[] = [
  create,
  list,
  setLevel,
  promote,
  confirm,
  resetPassword,
  removeSecondFactors,
];
