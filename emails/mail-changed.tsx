import type { MailParams } from "#core/mail/templates";
import { MailLayout, Paragraph, RequestedFrom } from "./layout.tsx";

export const subject = "Your e-mail address was changed";

/** Goes to the old address, whose owner may know nothing of it. */
export function MailChangedMail(params: MailParams["mail-changed"]) {
  const { siteName, siteUrl, userName, newAddress, origin } = params;
  return (
    <MailLayout
      preview="Mails go to another address from now on"
      title="Your e-mail address was changed"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>
        Mails for the account {userName} go to {newAddress} from now on; this address is no longer
        used.
      </Paragraph>
      <Paragraph>
        If it was not you, somebody knows your password: tell the people who run {siteName}.
      </Paragraph>
      <RequestedFrom origin={origin} />
    </MailLayout>
  );
}
