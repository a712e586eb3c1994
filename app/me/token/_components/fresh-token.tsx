"use client";

import { QRCodeSVG } from "qrcode.react";
import { useState } from "react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { CountdownRing } from "#components/ui/countdown-ring";
import { Spinner } from "#components/ui/spinner";
import { useWords } from "#components/use-words";
import type { IrcTokenKind } from "#core/tokens/mint";
import type { TokenNetwork } from "#core/tokens/overview";
import { CancelToken } from "./cancel-token.tsx";

interface FreshTokenProps {
  readonly made: {
    readonly id: string;
    readonly token: string;
    readonly kind: IrcTokenKind;
    readonly expiresAt: number;
    readonly totalMs: number;
  };
  readonly network: TokenNetwork;
  readonly onGone: () => void;
  readonly onCancelled: () => void;
}

/** A token the moment it was made: the only time its value is on a screen. */
export function FreshToken({ made, network, onGone, onCancelled }: FreshTokenProps) {
  const t = useWords("me");
  const [gone, setGone] = useState(false);
  // No blank in front: most clients would send the line to the channel then.
  const command = `/msg ${network.botNick} ${made.kind} ${made.token}`;
  if (gone)
    return (
      <Alert tone="warning" title={t("token.expired")}>
        {t("token.expiredText")}
      </Alert>
    );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-2 rounded-md border bg-muted p-3 sm:flex-row sm:items-center">
        <code
          data-testid="token-command"
          className="min-w-0 flex-1 font-mono text-base break-all select-all"
        >
          {command}
        </code>
        <CopyButton text={command} variant="primary">
          {t("token.copy")}
        </CopyButton>
      </div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted-foreground">
        <CountdownRing
          endsAt={made.expiresAt}
          totalMs={made.totalMs}
          onEnd={() => {
            setGone(true);
            onGone();
          }}
        />
        <span>{t("token.worksOnce")}</span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={made.token} size="sm">
          {t("token.onlyToken")}
        </CopyButton>
        {network.ircAddress && (
          <Button size="sm" render={<a href={network.ircAddress} />}>
            {t("token.openClient")}
          </Button>
        )}
        <details className="text-sm">
          <summary className="cursor-pointer py-1 text-primary">{t("token.qr")}</summary>
          <div className="mt-2 w-fit rounded-md bg-white p-3">
            <QRCodeSVG value={command} size={168} title={t("token.qrTitle")} />
          </div>
        </details>
      </div>
      <p className="flex items-center gap-2" role="status">
        <Spinner label="" /> {t("token.waiting")}
      </p>
      <p className="text-sm text-muted-foreground">
        {t.rich("token.sendHow", { strong: () => <strong>{network.botNick}</strong> })}
      </p>
      <CancelToken id={made.id} onDone={onCancelled} />
    </div>
  );
}
