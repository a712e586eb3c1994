import type { ReactElement } from "react";
import { render } from "react-email";
import type { NewMail } from "#core/mail/templates";
import { AlreadyRegisteredMail, subject as alreadyRegistered } from "./already-registered.tsx";
import { ApprovalMail, subject as approval } from "./approval.tsx";
import { InviteMail, subject as invite } from "./invite.tsx";
import { HTML_ONLY } from "./layout.tsx";
import { MailChangedMail, subject as mailChanged } from "./mail-changed.tsx";
import { PasswordChangedMail, subject as passwordChanged } from "./password-changed.tsx";
import { ResetMail, subject as reset } from "./reset.tsx";
import { TestMail, subject as test } from "./test-mail.tsx";
import { TokenMail, subject as token } from "./token.tsx";
import { TokenLeakedMail, subject as tokenLeaked } from "./token-leaked.tsx";
import { VerifyMail, subject as verify } from "./verify.tsx";

interface Message {
  /** Constant per template: nothing anybody typed gets into a header. */
  readonly subject: string;
  readonly body: ReactElement;
}

function messageOf(mail: NewMail): Message {
  switch (mail.template) {
    case "verify":
      return { subject: verify, body: <VerifyMail {...mail.params} /> };
    case "already-registered":
      return { subject: alreadyRegistered, body: <AlreadyRegisteredMail {...mail.params} /> };
    case "reset":
      return { subject: reset, body: <ResetMail {...mail.params} /> };
    case "password-changed":
      return { subject: passwordChanged, body: <PasswordChangedMail {...mail.params} /> };
    case "mail-changed":
      return { subject: mailChanged, body: <MailChangedMail {...mail.params} /> };
    case "invite":
      return { subject: invite, body: <InviteMail {...mail.params} /> };
    case "token":
      return { subject: token, body: <TokenMail {...mail.params} /> };
    case "token-leaked":
      return { subject: tokenLeaked, body: <TokenLeakedMail {...mail.params} /> };
    case "test":
      return { subject: test, body: <TestMail {...mail.params} /> };
    case "approval":
      return { subject: approval, body: <ApprovalMail {...mail.params} /> };
  }
}

// The address in full follows each button, so the text has every link once.
const htmlToTextOptions = { selectors: [{ selector: `.${HTML_ONLY}`, format: "skip" }] };

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A mail as it is sent, both as HTML and as plain text. */
export async function renderMail(mail: NewMail): Promise<RenderedMail> {
  const { subject, body } = messageOf(mail);
  const [html, text] = await Promise.all([
    render(body),
    render(body, { plainText: true, htmlToTextOptions }),
  ]);
  return { subject, html, text };
}
