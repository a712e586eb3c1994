import type { MailParams } from "#core/mail/templates";
import { MailLayout, Mono, Paragraph } from "./layout.tsx";

export const subject = "Your next login token";

export function TokenMail(params: MailParams["token"]) {
  const { siteName, siteUrl, userName, networkName, command, until } = params;
  return (
    <MailLayout
      preview="For your next login on IRC"
      title="Your next login token"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>
        Next time you are on {networkName}, log in as {userName} by pasting this into your IRC
        client:
      </Paragraph>
      <Mono>{command}</Mono>
      <Paragraph>
        It works once, until {until}. Send it in a private message only: in a channel the bot
        cancels it. You can have your tokens shown on the page or sent by the bot instead: choose at{" "}
        {siteUrl}/me/profile.
      </Paragraph>
    </MailLayout>
  );
}
