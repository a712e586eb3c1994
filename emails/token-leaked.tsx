import type { MailParams } from "#core/mail/templates";
import { MailLayout, MainLink, Paragraph } from "./layout.tsx";

export const subject = "One of your tokens was seen and cancelled";

export function TokenLeakedMail(params: MailParams["token-leaked"]) {
  const { siteName, siteUrl, userName, networkName, place } = params;
  return (
    <MailLayout
      preview="Nothing can be done with it any more"
      title="Your token was cancelled"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>
        A token of the account {userName} was seen in {place} on {networkName}, where others can
        read it. It was cancelled at once, so nobody can use it.
      </Paragraph>
      <MainLink href={`${siteUrl}/me/token`}>Make a new token</MainLink>
      <Paragraph>
        Send it in a private message to the bot: begin the line with /msg, without a blank before
        it.
      </Paragraph>
    </MailLayout>
  );
}
