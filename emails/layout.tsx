import type { CSSProperties, ReactNode } from "react";
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "react-email";
import type { MailParams, MailTemplate, Origin } from "#core/mail/templates";
import type { Locale } from "#core/words/locales";
import type { Words } from "#core/words/translate";

const ink = "#16212b";
const quiet = "#5a6872";
const accent = "#0f6b66";
const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const mono = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const text: CSSProperties = {
  color: ink,
  fontSize: "15px",
  lineHeight: "24px",
  margin: "0 0 16px",
};

/** Class of what the plain text leaves out. */
export const HTML_ONLY = "html-only";

/** What every template needs besides its own parameters: the site, and the reader's words. */
export interface Letter {
  readonly siteName: string;
  readonly siteUrl: string;
  readonly locale: Locale;
  readonly t: Words<"mail">;
}

/** What a template gets. */
export interface MailProps<Template extends MailTemplate> {
  readonly params: MailParams[Template];
  readonly letter: Letter;
}

interface MailLayoutProps {
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly title: string;
  readonly letter: Letter;
  readonly children: ReactNode;
}

/** The frame of every mail: one column, the system's own font, readable without images, in light and dark. */
export function MailLayout({ preview, title, letter, children }: MailLayoutProps) {
  const { siteName, siteUrl, locale, t } = letter;
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Preview>{preview}</Preview>
      <Body
        style={{ backgroundColor: "#f2f5f6", fontFamily: sans, margin: 0, padding: "24px 12px" }}
      >
        <Container
          style={{
            backgroundColor: "#ffffff",
            border: "1px solid #dde4e7",
            borderRadius: "10px",
            maxWidth: "520px",
            padding: "28px 28px 20px",
          }}
        >
          <Text style={{ ...text, color: accent, fontWeight: 600, margin: "0 0 12px" }}>
            {siteName}
          </Text>
          <Heading
            as="h1"
            style={{ color: ink, fontSize: "21px", lineHeight: "28px", margin: "0 0 16px" }}
          >
            {title}
          </Heading>
          {children}
          <Hr style={{ borderColor: "#dde4e7", margin: "20px 0 14px" }} />
          <Text style={{ ...text, color: quiet, fontSize: "13px", lineHeight: "20px", margin: 0 }}>
            {t.rich("sentBy", {
              siteName,
              siteUrl,
              link: (chunks) => <Link href={siteUrl}>{chunks}</Link>,
            })}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

interface Children {
  readonly children: ReactNode;
}

export function Paragraph({ children }: Children) {
  return <Text style={text}>{children}</Text>;
}

interface MainLinkProps extends Children {
  readonly href: string;
  readonly letter: Letter;
}

/** The one thing to press, and its address in full for programs that show no buttons. */
export function MainLink({ href, letter, children }: MainLinkProps) {
  return (
    <>
      <Section style={{ margin: "4px 0 16px" }}>
        <Button
          className={HTML_ONLY}
          href={href}
          style={{
            backgroundColor: accent,
            borderRadius: "7px",
            color: "#ffffff",
            fontSize: "15px",
            fontWeight: 600,
            padding: "11px 20px",
          }}
        >
          {children}
        </Button>
      </Section>
      <Text
        style={{
          ...text,
          color: quiet,
          fontSize: "13px",
          lineHeight: "20px",
          wordBreak: "break-all",
        }}
      >
        {letter.t.rich("address", { href, link: (chunks) => <Link href={href}>{chunks}</Link> })}
      </Text>
    </>
  );
}

/** Digits or a command to copy. */
export function Mono({ children, large = false }: Children & { readonly large?: boolean }) {
  return (
    <Text
      style={{
        ...text,
        backgroundColor: "#eef3f4",
        borderRadius: "7px",
        fontFamily: mono,
        fontSize: large ? "28px" : "14px",
        letterSpacing: large ? "6px" : "0",
        lineHeight: large ? "36px" : "22px",
        padding: "12px 16px",
        wordBreak: "break-all",
      }}
    >
      {children}
    </Text>
  );
}

interface RequestedFromProps {
  readonly origin: Origin;
  readonly letter: Letter;
}

/** Where a request came from, so that its owner can tell whether they made it. */
export function RequestedFrom({ origin, letter }: RequestedFromProps) {
  const { ip, browser } = origin;
  const at = origin.at.slice(0, 16).replace("T", " ");
  return (
    <Text style={{ ...text, color: quiet, fontSize: "13px", lineHeight: "20px" }}>
      {letter.t("askedFrom", { at, ip, browser })}
    </Text>
  );
}
