import type { MailParams } from "#core/mail/templates";
import { MailLayout, MainLink, Paragraph } from "./layout.tsx";

export const subject = "You are invited";

export function InviteMail(params: MailParams["invite"]) {
  const { siteName, siteUrl, link, until, invitedBy } = params;
  return (
    <MailLayout
      preview="Make an account with this invite"
      title="You are invited"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>{invitedBy} invites you to make an account.</Paragraph>
      <MainLink href={link}>Make an account</MainLink>
      <Paragraph>The invite works once, until {until}.</Paragraph>
    </MailLayout>
  );
}
