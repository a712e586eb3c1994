import { MailLayout, type MailProps, MainLink, Paragraph, RequestedFrom } from "./layout.tsx";

export function PasswordChangedMail({ params, letter }: MailProps<"password-changed">) {
  const { t } = letter;
  const { siteUrl, userName, origin } = params;
  return (
    <MailLayout
      preview={t("passwordChanged.preview")}
      title={t("passwordChanged.title")}
      letter={letter}
    >
      <Paragraph>{t("passwordChanged.changed", { userName })}</Paragraph>
      <Paragraph>{t("passwordChanged.notYou")}</Paragraph>
      <MainLink href={`${siteUrl}/forgot`} letter={letter}>
        {t("passwordChanged.do")}
      </MainLink>
      <RequestedFrom origin={origin} letter={letter} />
    </MailLayout>
  );
}
