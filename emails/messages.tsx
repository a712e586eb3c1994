import type { ReactElement } from "react";
import { render } from "react-email";
import type { MailTemplate, NewMail } from "#core/mail/templates";
import type { English } from "#core/words/catalogues";
import type { Locale } from "#core/words/locales";
import { translator } from "#core/words/translate";
import { AlreadyRegisteredMail } from "./already-registered.tsx";
import { ApprovalMail } from "./approval.tsx";
import { InviteMail } from "./invite.tsx";
import { HTML_ONLY, type Letter } from "./layout.tsx";
import { MailChangedMail } from "./mail-changed.tsx";
import { PasswordChangedMail } from "./password-changed.tsx";
import { ResetMail } from "./reset.tsx";
import { SecondFactorMail } from "./second-factor.tsx";
import { TestMail } from "./test-mail.tsx";
import { TokenMail } from "./token.tsx";
import { TokenLeakedMail } from "./token-leaked.tsx";
import { VerifyMail } from "./verify.tsx";

/** Under which name the catalogue `mail` has each. Subjects take no arguments: nothing anybody typed gets into a header. */
const catalogueNames = {
  verify: "verify",
  "already-registered": "alreadyRegistered",
  reset: "reset",
  "password-changed": "passwordChanged",
  "second-factor": "secondFactor",
  "mail-changed": "mailChanged",
  invite: "invite",
  token: "token",
  "token-leaked": "tokenLeaked",
  test: "test",
  approval: "approval",
} as const satisfies Record<MailTemplate, keyof English["mail"]>;

function bodyOf(mail: NewMail, letter: Letter): ReactElement {
  switch (mail.template) {
    case "verify":
      return <VerifyMail params={mail.params} letter={letter} />;
    case "already-registered":
      return <AlreadyRegisteredMail params={mail.params} letter={letter} />;
    case "reset":
      return <ResetMail params={mail.params} letter={letter} />;
    case "password-changed":
      return <PasswordChangedMail params={mail.params} letter={letter} />;
    case "second-factor":
      return <SecondFactorMail params={mail.params} letter={letter} />;
    case "mail-changed":
      return <MailChangedMail params={mail.params} letter={letter} />;
    case "invite":
      return <InviteMail params={mail.params} letter={letter} />;
    case "token":
      return <TokenMail params={mail.params} letter={letter} />;
    case "token-leaked":
      return <TokenLeakedMail params={mail.params} letter={letter} />;
    case "test":
      return <TestMail params={mail.params} letter={letter} />;
    case "approval":
      return <ApprovalMail params={mail.params} letter={letter} />;
  }
}

// The address in full follows each button, so the text has every link once.
const htmlToTextOptions = { selectors: [{ selector: `.${HTML_ONLY}`, format: "skip" }] };

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A mail in the words of its reader, as it is sent: both as HTML and as plain text. */
export async function renderMail(mail: NewMail, locale: Locale): Promise<RenderedMail> {
  const t = translator(locale, "mail");
  const { siteName, siteUrl } = mail.params;
  const subject = t(`${catalogueNames[mail.template]}.subject`);
  const body = bodyOf(mail, { siteName, siteUrl, locale, t });
  const [html, text] = await Promise.all([
    render(body),
    render(body, { plainText: true, htmlToTextOptions }),
  ]);
  return { subject, html, text };
}
