import { MailLayout, type MailProps, MainLink, Paragraph, RequestedFrom } from "./layout.tsx";

export function SecondFactorMail({ params, letter }: MailProps<"second-factor">) {
  const { t } = letter;
  const { siteUrl, userName, change, origin } = params;
  return (
    <MailLayout
      preview={t(`secondFactor.previews.${change}`)}
      title={t(`secondFactor.titles.${change}`)}
      letter={letter}
    >
      <Paragraph>{t(`secondFactor.changes.${change}`, { userName })}</Paragraph>
      <Paragraph>{t("secondFactor.notYou")}</Paragraph>
      <MainLink href={`${siteUrl}/forgot`} letter={letter}>
        {t("passwordChanged.do")}
      </MainLink>
      <RequestedFrom origin={origin} letter={letter} />
    </MailLayout>
  );
}
