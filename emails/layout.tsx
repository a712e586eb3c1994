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
import type { Origin } from "#core/mail/templates";

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

interface MailLayoutProps {
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly title: string;
  readonly siteName: string;
  readonly siteUrl: string;
  readonly children: ReactNode;
}

/** The frame of every mail: one column, the system's own font, readable without images, in light and dark. */
export function MailLayout({ preview, title, siteName, siteUrl, children }: MailLayoutProps) {
  return (
    <Html lang="en">
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
            Sent by {siteName}, <Link href={siteUrl}>{siteUrl}</Link>. Nobody reads answers to this
            mail.
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

/** The one thing to press, and its address in full for programs that show no buttons. */
export function MainLink({ href, children }: Children & { readonly href: string }) {
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
        Address: <Link href={href}>{href}</Link>
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

/** Where a request came from, so that its owner can tell whether they made it. */
export function RequestedFrom({ origin }: { readonly origin: Origin }) {
  const at = `${origin.at.slice(0, 16).replace("T", " ")} UTC`;
  return (
    <Text style={{ ...text, color: quiet, fontSize: "13px", lineHeight: "20px" }}>
      Asked for at {at} from {origin.ip}, {origin.browser}.
    </Text>
  );
}
