import type { MailParams } from "#core/mail/templates";
import { MailLayout, MainLink, Paragraph, RequestedFrom } from "./layout.tsx";

export const subject = "Choose a new password";

export function ResetMail(params: MailParams["reset"]) {
  const { siteName, siteUrl, userName, link, minutes, origin } = params;
  return (
    <MailLayout
      preview={`The link works once, for ${minutes} minutes`}
      title="Choose a new password"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>Somebody asked for a new password for the account {userName}.</Paragraph>
      <MainLink href={link}>Choose a new password</MainLink>
      <Paragraph>
        The link works once, for {minutes} minutes. If it was not you, ignore this mail: your
        password stays as it is.
      </Paragraph>
      <RequestedFrom origin={origin} />
    </MailLayout>
  );
}
