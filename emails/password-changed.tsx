import type { MailParams } from "#core/mail/templates";
import { MailLayout, MainLink, Paragraph, RequestedFrom } from "./layout.tsx";

export const subject = "Your password was changed";

export function PasswordChangedMail(params: MailParams["password-changed"]) {
  const { siteName, siteUrl, userName, origin } = params;
  return (
    <MailLayout
      preview="All other sessions were ended"
      title="Your password was changed"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>
        The account {userName} has a new password. All its other sessions were ended, and login
        tokens for IRC that had not been used are void.
      </Paragraph>
      <Paragraph>If it was not you, choose a new password at once:</Paragraph>
      <MainLink href={`${siteUrl}/forgot`}>It was not me</MainLink>
      <RequestedFrom origin={origin} />
    </MailLayout>
  );
}
