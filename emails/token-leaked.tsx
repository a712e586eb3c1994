import { MailLayout, type MailProps, MainLink, Paragraph } from "./layout.tsx";

export function TokenLeakedMail({ params, letter }: MailProps<"token-leaked">) {
  const { t } = letter;
  const { siteUrl, userName, networkName, place } = params;
  const where = place === "" ? "private" : "channel";
  return (
    <MailLayout preview={t("tokenLeaked.preview")} title={t("tokenLeaked.title")} letter={letter}>
      <Paragraph>{t("tokenLeaked.seen", { userName, where, place, networkName })}</Paragraph>
      <MainLink href={`${siteUrl}/me/token`} letter={letter}>
        {t("tokenLeaked.do")}
      </MainLink>
      <Paragraph>{t("tokenLeaked.how")}</Paragraph>
    </MailLayout>
  );
}
