import { MailLayout, type MailProps, MainLink, Paragraph, RequestedFrom } from "./layout.tsx";

export function AlreadyRegisteredMail({ params, letter }: MailProps<"already-registered">) {
  const { t } = letter;
  const { siteUrl, userName, origin } = params;
  return (
    <MailLayout
      preview={t("alreadyRegistered.preview")}
      title={t("alreadyRegistered.title")}
      letter={letter}
    >
      <Paragraph>{t("alreadyRegistered.asked", { userName })}</Paragraph>
      <MainLink href={`${siteUrl}/signin`} letter={letter}>
        {t("alreadyRegistered.do")}
      </MainLink>
      <Paragraph>{t("alreadyRegistered.forgotten", { address: `${siteUrl}/forgot` })}</Paragraph>
      <RequestedFrom origin={origin} letter={letter} />
    </MailLayout>
  );
}
