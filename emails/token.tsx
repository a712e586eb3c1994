import { MailLayout, type MailProps, Mono, Paragraph } from "./layout.tsx";

export function TokenMail({ params, letter }: MailProps<"token">) {
  const { t } = letter;
  const { siteUrl, userName, networkName, command, until } = params;
  return (
    <MailLayout preview={t("token.preview")} title={t("token.title")} letter={letter}>
      <Paragraph>{t("token.how", { networkName, userName })}</Paragraph>
      <Mono>{command}</Mono>
      <Paragraph>{t("token.until", { until, address: `${siteUrl}/me/profile` })}</Paragraph>
    </MailLayout>
  );
}
