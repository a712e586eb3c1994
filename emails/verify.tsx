import { MailLayout, type MailProps, MainLink, Mono, Paragraph, RequestedFrom } from "./layout.tsx";

/** Holds link and code: whichever is handier where the mail is read. */
export function VerifyMail({ params, letter }: MailProps<"verify">) {
  const { t } = letter;
  const { userName, link, code, minutes, origin, isChange } = params;
  return (
    <MailLayout preview={t("verify.preview", { code })} title={t("verify.title")} letter={letter}>
      <Paragraph>{t(isChange ? "verify.change" : "verify.signUp", { userName })}</Paragraph>
      <MainLink href={link} letter={letter}>
        {t("verify.do")}
      </MainLink>
      <Paragraph>{t("verify.orCode")}</Paragraph>
      <Mono large>{code}</Mono>
      <Paragraph>{t("verify.until", { minutes })}</Paragraph>
      <RequestedFrom origin={origin} letter={letter} />
    </MailLayout>
  );
}
