import type { ModuleContext } from "#bot/module-api";
import { AppError } from "#core/errors";
import { PROFILE_STYLES, profileStyle } from "#core/modules/policy";
import { listProfiles, type ProfileEdit } from "#core/modules/profiles";

const HELP =
  "Say: profile list; profile add <name> account|user-password|nick-password|password; profile remove <name>; profile password <name> <password>; profile grant <name> <who> [password]; profile revoke <name> <who>.";

/** `.profile`: how modules want people to prove themselves. In private, for passwords are among it. */
export function addProfileCommand(ctx: ModuleContext<unknown>): void {
  ctx.command({
    name: "profile",
    usage: "<verb> [words...]",
    summary: "Authorization profiles: list, add, remove, password, grant, revoke.",
    level: "superuser",
    where: "private",
    examples: [
      { say: "profile add helpers user-password", reply: /helpers/ },
      { say: "profile grant helpers bob correct-horse", reply: /helpers/ },
      { say: "profile list", reply: /./ },
    ],
    async run({ bot, args: { verb, words = "" } }) {
      if (verb === "list") return list(await listProfiles(ctx.db));
      const edit = readEdit(verb, words.split(/\s+/).filter(Boolean));
      return (await bot.editProfile(edit)) ? done(edit) : `${edit.name}: it is so already.`;
    },
  });
}

function readEdit(verb: string, [name, second, ...others]: readonly string[]): ProfileEdit {
  if (name === undefined) throw new AppError("invalid", HELP);
  const base = { name: name.toLowerCase() };
  const more = [second, ...others].filter((word) => word !== undefined).join(" ");
  switch (verb) {
    case "add": {
      const style = profileStyle.safeParse(second);
      if (!style.success)
        throw new AppError("invalid", `A profile's style is one of ${PROFILE_STYLES.join(", ")}.`);
      return { kind: "add", ...base, style: style.data };
    }
    case "remove":
      return { kind: "remove", ...base };
    case "password":
      if (second === undefined) throw new AppError("invalid", HELP);
      return { kind: "password", ...base, password: more };
    case "grant":
    case "revoke":
      if (second === undefined) throw new AppError("invalid", HELP);
      if (verb === "revoke") return { kind: "revoke", ...base, who: second };
      return {
        ...{ kind: "grant", ...base, who: second },
        password: others.length === 0 ? null : others.join(" "),
      };
    default:
      throw new AppError("invalid", HELP);
  }
}

function done(edit: ProfileEdit): string {
  switch (edit.kind) {
    case "add":
      return `The profile ${edit.name} is there (${edit.style}). Give it to a module: module <name> profile ${edit.name}`;
    case "remove":
      return `The profile ${edit.name} is gone. Modules that ask for it let nobody in.`;
    case "password":
      return `The profile ${edit.name} has a new password.`;
    case "grant":
      return `${edit.who} may use the profile ${edit.name}.`;
    case "revoke":
      return `${edit.who} may not use the profile ${edit.name} any more.`;
  }
}

function list(profiles: Awaited<ReturnType<typeof listProfiles>>): string[] {
  if (profiles.length === 0) return ["There are no authorization profiles."];
  return profiles.map(({ name, style, names, modules }) => {
    const who = names.length > 0 ? `: ${names.join(", ")}` : "";
    const used = modules.length > 0 ? `; asked for by ${modules.join(", ")}` : "";
    return `${name} (${style})${who}${used}.`;
  });
}
