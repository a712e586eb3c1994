import { MailLayout, type MailProps, Paragraph } from "./layout.tsx";

export function TestMail({ params, letter }: MailProps<"test">) {
  const { t } = letter;
  const { siteName, userName } = params;
  return (
    <MailLayout preview={t("test.preview")} title={t("test.title")} letter={letter}>
      <Paragraph>{t("test.text", { userName, siteName })}</Paragraph>
    </MailLayout>
  );
}
