import { MailLayout, type MailProps, MainLink, Paragraph, RequestedFrom } from "./layout.tsx";

export function ResetMail({ params, letter }: MailProps<"reset">) {
  const { t } = letter;
  const { userName, link, minutes, origin } = params;
  return (
    <MailLayout preview={t("reset.preview", { minutes })} title={t("reset.title")} letter={letter}>
      <Paragraph>{t("reset.asked", { userName })}</Paragraph>
      <MainLink href={link} letter={letter}>
        {t("reset.do")}
      </MainLink>
      <Paragraph>{t("reset.until", { minutes })}</Paragraph>
      <RequestedFrom origin={origin} letter={letter} />
    </MailLayout>
  );
}
