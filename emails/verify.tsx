import type { MailParams } from "#core/mail/templates";
import { MailLayout, MainLink, Mono, Paragraph, RequestedFrom } from "./layout.tsx";

export const subject = "Confirm your e-mail address";

/** Holds link and code: whichever is handier where the mail is read. */
export function VerifyMail(params: MailParams["verify"]) {
  const { siteName, siteUrl, userName, link, code, minutes, origin, isChange } = params;
  return (
    <MailLayout
      preview={`Your code is ${code}`}
      title="Confirm your e-mail address"
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Paragraph>
        {isChange
          ? `The account ${userName} is to use this address from now on.`
          : `Somebody signed up as ${userName} with this address.`}{" "}
        If that was you, confirm it:
      </Paragraph>
      <MainLink href={link}>Confirm this address</MainLink>
      <Paragraph>Or type this code where you were asked for it:</Paragraph>
      <Mono large>{code}</Mono>
      <Paragraph>
        Both work once, for {minutes} minutes. If it was not you, ignore this mail: without you
        nothing happens.
      </Paragraph>
      <RequestedFrom origin={origin} />
    </MailLayout>
  );
}
