import type { Translate } from "#bot/module-api";
import type { Db } from "#core/db/client";
import type { Folded } from "#core/irc/casemapping";
import { levelOf } from "#core/levels";
import type { Words } from "./words.ts";

/** What everybody may know of somebody. */
export interface Profile {
  readonly name: string;
  readonly displayName: string;
  readonly about: string;
  readonly website: string;
  readonly languages: string;
  readonly level: number;
}

export function createProfiles(db: Pick<Db, "identity">) {
  return {
    /** The profile of the user who proved that this nick is theirs; null when nobody did, or their account is not active. */
    async find(networkId: string, folded: Folded): Promise<Profile | null> {
      const identity = await db.identity.findFirst({
        where: { networkId, kind: "nick", folded, user: { state: "active" } },
        select: {
          user: {
            select: {
              name: true,
              displayName: true,
              about: true,
              website: true,
              languages: true,
              level: true,
            },
          },
        },
      });
      return identity?.user ?? null;
    },
  };
}

/** One line about somebody, without what they left empty. */
export function introduce(t: Translate<Words>, nick: string, profile: Profile): string {
  const { name, displayName, about, website, languages, level } = profile;
  const called = displayName && displayName !== name ? `${displayName} (${name})` : name;
  const speaks = languages && t("speaks", { languages });
  const more = [about, speaks, website].filter(Boolean).join(" ");
  return t("is", { nick, name: called, level: levelOf(level), more }).trim();
}
