import "server-only";
import path from "node:path";
import { type Env, readEnv } from "#core/env";
import {
  type ClaimedMail,
  claimMail,
  forgetOldMail,
  markFailed,
  markSent,
  nextDue,
} from "#core/mail/outbox";
import { mailDelivery } from "#core/settings/mail";
import { siteSettings } from "#core/site/site";
import { HOUR, MINUTE, SECOND } from "#core/time";
import { forgetUnproved } from "#core/users/housekeeping";
import { isLocale, type Locale } from "#core/words/locales";
import { sendMail, UndeliverableError } from "#emails/send";
import { db, waker } from "#web/db";
import { webLog } from "#web/log";

/** Other writers wake us often; looking this seldom is soon enough for a mail. */
const CALM_MS = 200;
const LONGEST_SLEEP_MS = MINUTE;
const AFTER_TROUBLE_MS = 5 * SECOND;

const kept = globalThis as typeof globalThis & { stewardMailWorker?: true };

/** Sends what is in the outbox, for as long as the process lives. Does nothing when it was started before. */
export function startMailWorker(): void {
  if (kept.stewardMailWorker) return;
  kept.stewardMailWorker = true;
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isWanted = false;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void round(), ms);
    timer.unref();
  };
  const round = async () => {
    isBusy = true;
    isWanted = false;
    const pause = await sendAllDue();
    isBusy = false;
    later(isWanted ? CALM_MS : pause);
  };
  waker().onWake("Mail", () => {
    if (isWanted) return;
    isWanted = true;
    if (!isBusy) later(CALM_MS);
  });
  void round();
  setInterval(() => void tidyUp(), HOUR).unref();
}

/** Sends every mail that is due and says how long nothing will be, in milliseconds. */
async function sendAllDue(): Promise<number> {
  try {
    for (;;) {
      const mail = await claimMail(db, new Date());
      if (!mail) break;
      await deliver(mail);
    }
    const due = await nextDue(db);
    const waitMs = due ? due.getTime() - Date.now() : LONGEST_SLEEP_MS;
    return Math.min(LONGEST_SLEEP_MS, Math.max(CALM_MS, waitMs));
  } catch (err) {
    // The database is away; mails wait in it, so there is nothing to lose by looking again.
    webLog.warn({ err }, "the mail outbox could not be read; trying again");
    return AFTER_TROUBLE_MS;
  }
}

async function deliver(mail: ClaimedMail): Promise<void> {
  const env = readEnv();
  try {
    const [delivery, locale] = await Promise.all([mailDelivery(db, env), localeOf(mail, env)]);
    await sendMail(mail, delivery, path.join(env.dataDir, "mails"), locale);
  } catch (err) {
    const permanent = err instanceof UndeliverableError;
    const reason = err instanceof Error ? err.message : "unknown";
    const outcome = await markFailed(db, mail, { reason, permanent }, new Date());
    webLog.warn({ err, mail: mail.id, template: mail.template, outcome }, "a mail was not sent");
    return;
  }
  await markSent(db, mail.id, new Date());
}

/** The language of the receiver's account; without one the site's. */
async function localeOf({ userId }: ClaimedMail, env: Env): Promise<Locale> {
  const user = userId
    ? await db.user.findUnique({ where: { id: userId }, select: { locale: true } })
    : null;
  return isLocale(user?.locale) ? user.locale : (await siteSettings(db, env)).language;
}

async function tidyUp(): Promise<void> {
  try {
    await forgetOldMail(db, new Date());
    await forgetUnproved(db, new Date());
  } catch (err) {
    // The next hour's round does the same again.
    webLog.warn({ err }, "tidying up accounts and mails failed");
  }
}
