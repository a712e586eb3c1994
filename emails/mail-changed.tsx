import { MailLayout, type MailProps, Paragraph, RequestedFrom } from "./layout.tsx";

/** Goes to the old address, whose owner may know nothing of it. */
export function MailChangedMail({ params, letter }: MailProps<"mail-changed">) {
  const { t } = letter;
  const { siteName, userName, newAddress, origin } = params;
  return (
    <MailLayout preview={t("mailChanged.preview")} title={t("mailChanged.title")} letter={letter}>
      <Paragraph>{t("mailChanged.changed", { userName, newAddress })}</Paragraph>
      <Paragraph>{t("mailChanged.notYou", { siteName })}</Paragraph>
      <RequestedFrom origin={origin} letter={letter} />
    </MailLayout>
  );
}
