/** The form for tokens and sessions in the console's settings: whole numbers as people type them. */
import { z } from "zod";
import { complaint } from "#core/words/complaint";
import { LIFETIMES } from "./lifetimes.ts";
import type { SettingValue } from "./registry.ts";

interface Bounds {
  readonly least: number;
  readonly most: number;
}

const typed = ({ least, most }: Bounds) =>
  z
    .string()
    .trim()
    .max(20)
    .transform((text, context) => {
      const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= least && number <= most) return number;
      context.addIssue(complaint({ key: "fields.between", least, most }));
      return z.NEVER;
    });

const { tokens, sessions } = LIFETIMES;

export const lifetimesForm = z.strictObject({
  cardMinutes: typed(tokens.cardMinutes),
  rotationDays: typed(tokens.rotationDays),
  webHours: typed(sessions.webHours),
  rememberedDays: typed(sessions.rememberedDays),
  idleHours: typed(sessions.idleHours),
  superuserIdleMinutes: typed(sessions.superuserIdleMinutes),
  staffFreshMinutes: typed(sessions.staffFreshMinutes),
});

/** The two settings a checked form stands for. */
export function lifetimesOfForm({
  cardMinutes,
  rotationDays,
  ...of
}: z.output<typeof lifetimesForm>): {
  readonly tokens: SettingValue<"tokens">;
  readonly sessions: SettingValue<"sessions">;
} {
  return { tokens: { cardMinutes, rotationDays }, sessions: of };
}
