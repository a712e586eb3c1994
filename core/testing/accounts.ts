/** What tests about accounts share: a visit and a look into the outbox. */
import type { Db } from "#core/db/client";
import { createLimits } from "#core/limits/limits";
import { type ClaimedMail, claimMail, markSent } from "#core/mail/outbox";
import type { MailTemplate } from "#core/mail/templates";
import { confirmByLink } from "#core/users/confirm";
import { readEmail } from "#core/users/names";
import type { SignUp } from "#core/users/schema";
import { signUp } from "#core/users/sign-up";
import type { Visit } from "#core/users/visit";

/** A request from a browser on this machine. */
export function aVisit(changes: Partial<Visit> = {}): Visit {
  return {
    site: {
      name: "Test",
      url: "http://localhost:3000",
      urlIsFixed: true,
      signupMode: "open",
      language: "en",
    },
    limits: createLimits(),
    ip: "192.0.2.7",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    now: new Date(),
    ...changes,
  };
}

/** An address as forms hand it on. */
export function anEmail(address: string) {
  const email = readEmail(address);
  if (!email) throw new Error(`${address} is no address`);
  return email;
}

/** Takes every mail that waits out of the outbox, as if it had been sent. */
export async function takeMails(db: Db, now = new Date()): Promise<ClaimedMail[]> {
  const mails: ClaimedMail[] = [];
  for (;;) {
    const mail = await claimMail(db, now);
    if (!mail) return mails;
    mails.push(mail);
    await markSent(db, mail.id, now);
  }
}

const PASSWORD = "quiet river stones";

/** The person most tests are about. */
export const ada = { name: "Ada", email: anEmail("ada@example.org"), password: PASSWORD };

/** The mail of one template among those that wait; the others are gone afterwards, too. */
export async function mailOf<Template extends MailTemplate>(
  db: Db,
  template: Template,
): Promise<Extract<ClaimedMail, { template: Template }>> {
  const mails = await takeMails(db);
  const mail = mails.find((one) => one.template === template);
  if (!mail) throw new Error(`no ${template} among ${mails.map((one) => one.template).join(", ")}`);
  return mail as Extract<ClaimedMail, { template: Template }>;
}

/** The token at the end of a mailed link. */
export function tokenOf(link: string): string {
  return link.split("/").at(-1) ?? "";
}

/** What the waiting confirmation mail holds. */
export async function proofOf(db: Db) {
  const { params, to } = await mailOf(db, "verify");
  return { token: tokenOf(params.link), code: params.code, to };
}

/** Somebody who signed up and proved their address; gives the user's id. */
export async function confirmed(db: Db, person: SignUp = ada): Promise<string> {
  const id = await signUp(db, person, aVisit());
  await confirmByLink(db, (await proofOf(db)).token, aVisit());
  return id;
}
