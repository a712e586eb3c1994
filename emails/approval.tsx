import { MailLayout, type MailProps, MainLink, Paragraph } from "./layout.tsx";

export function ApprovalMail({ params, letter }: MailProps<"approval">) {
  const { t } = letter;
  const { siteName, siteUrl, userName, approved } = params;
  return (
    <MailLayout
      preview={t(approved ? "approval.preview" : "approval.refusedPreview")}
      title={t(approved ? "approval.title" : "approval.refusedTitle")}
      letter={letter}
    >
      {approved ? (
        <>
          <Paragraph>{t("approval.approved", { userName })}</Paragraph>
          <MainLink href={`${siteUrl}/signin`} letter={letter}>
            {t("approval.do")}
          </MainLink>
        </>
      ) : (
        <Paragraph>{t("approval.refused", { siteName, userName })}</Paragraph>
      )}
    </MailLayout>
  );
}
