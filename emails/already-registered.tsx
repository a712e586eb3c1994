import type { MailParams } from "#core/mail/templates";
import { MailLayout, MainLink, Paragraph, RequestedFrom } from "./layout.tsx";

export const subject = "You already have an account";

export function AlreadyRegisteredMail(params: MailParams["already-registered"]) {
  const { siteName, siteUrl, userName, origin } = params;
  return (
    <MailLayout
      preview="Sign in, or choose a new password"
      title="You already have an account"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>
        Somebody asked to use this address for an account. It belongs to one already: {userName}. If
        that was you, sign in with it:
      </Paragraph>
      <MainLink href={`${siteUrl}/signin`}>Sign in</MainLink>
      <Paragraph>
        Password forgotten? Choose a new one at {siteUrl}/forgot. If it was not you, ignore this
        mail: nothing has changed.
      </Paragraph>
      <RequestedFrom origin={origin} />
    </MailLayout>
  );
}
