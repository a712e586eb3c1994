import type { ModuleContext, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import { PROFILE_STYLES, profileStyle } from "#core/modules/policy";
import { listProfiles, type ProfileEdit } from "#core/modules/profiles";
import type { Words } from "./words.ts";

/** `.profile`: how modules want people to prove themselves. In private, for passwords are among it. */
export function addProfileCommand(ctx: ModuleContext<unknown, Words>): void {
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
    async run({ bot, t, args: { verb, words = "" } }) {
      if (verb === "list") return list(t, await listProfiles(ctx.db));
      const edit = readEdit(verb, words.split(/\s+/).filter(Boolean));
      return (await bot.editProfile(edit)) ? done(t, edit) : t("already", { name: edit.name });
    },
  });
}

function readEdit(verb: string, [name, second, ...others]: readonly string[]): ProfileEdit {
  if (name === undefined) throw new AppError("invalid", { key: "registry.profileHelp" });
  const base = { name: name.toLowerCase() };
  const more = [second, ...others].filter((word) => word !== undefined).join(" ");
  switch (verb) {
    case "add": {
      const style = profileStyle.safeParse(second);
      if (!style.success)
        throw new AppError("invalid", {
          key: "registry.style",
          styles: PROFILE_STYLES.join(", "),
        });
      return { kind: "add", ...base, style: style.data };
    }
    case "remove":
      return { kind: "remove", ...base };
    case "password":
      if (second === undefined) throw new AppError("invalid", { key: "registry.profileHelp" });
      return { kind: "password", ...base, password: more };
    case "grant":
    case "revoke":
      if (second === undefined) throw new AppError("invalid", { key: "registry.profileHelp" });
      if (verb === "revoke") return { kind: "revoke", ...base, who: second };
      return {
        ...{ kind: "grant", ...base, who: second },
        password: others.length === 0 ? null : others.join(" "),
      };
    default:
      throw new AppError("invalid", { key: "registry.profileHelp" });
  }
}

function done(t: Translate<Words>, edit: ProfileEdit): string {
  const { name } = edit;
  switch (edit.kind) {
    case "add":
      return t("profileAdded", { name, style: edit.style });
    case "remove":
      return t("profileRemoved", { name });
    case "password":
      return t("profilePassword", { name });
    case "grant":
      return t("granted", { name, who: edit.who });
    case "revoke":
      return t("revoked", { name, who: edit.who });
  }
}

function list(t: Translate<Words>, profiles: Awaited<ReturnType<typeof listProfiles>>): string[] {
  if (profiles.length === 0) return [t("noProfiles")];
  return profiles.map(({ name, style, names, modules }) => {
    const who = names.length > 0 ? `: ${names.join(", ")}` : "";
    const used = modules.length > 0 ? t("usedBy", { modules: modules.join(", ") }) : "";
    return `${name} (${style})${who}${used}.`;
  });
}
