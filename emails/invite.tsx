import { MailLayout, type MailProps, MainLink, Paragraph } from "./layout.tsx";

export function InviteMail({ params, letter }: MailProps<"invite">) {
  const { t } = letter;
  const { link, until, invitedBy } = params;
  return (
    <MailLayout preview={t("invite.preview")} title={t("invite.title")} letter={letter}>
      <Paragraph>{t("invite.invited", { invitedBy })}</Paragraph>
      <MainLink href={link} letter={letter}>
        {t("invite.do")}
      </MainLink>
      <Paragraph>{t("invite.until", { until })}</Paragraph>
    </MailLayout>
  );
}
