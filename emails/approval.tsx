import type { MailParams } from "#core/mail/templates";
import { MailLayout, MainLink, Paragraph } from "./layout.tsx";

export const subject = "About your account";

export function ApprovalMail(params: MailParams["approval"]) {
  const { siteName, siteUrl, userName, approved } = params;
  return (
    <MailLayout
      preview={approved ? "You can sign in now" : "Your sign-up was not accepted"}
      title={approved ? "Your account is ready" : "Your sign-up was not accepted"}
      siteName={siteName}
      siteUrl={siteUrl}
    >
      {approved ? (
        <>
          <Paragraph>The account {userName} was approved. You can sign in now.</Paragraph>
          <MainLink href={`${siteUrl}/signin`}>Sign in</MainLink>
        </>
      ) : (
        <Paragraph>
          The people who run {siteName} did not accept the account {userName}; it was removed.
        </Paragraph>
      )}
    </MailLayout>
  );
}
