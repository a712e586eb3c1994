import type { MailParams } from "#core/mail/templates";
import { MailLayout, Paragraph } from "./layout.tsx";

export const subject = "A test mail";

export function TestMail({ siteName, siteUrl, userName }: MailParams["test"]) {
  return (
    <MailLayout
      preview="The mail settings work"
      title="The mail settings work"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>
        {userName} asked {siteName} for this mail to try out its mail settings. There is nothing to
        do.
      </Paragraph>
    </MailLayout>
  );
}
