"use client";

import { useRouter } from "next/navigation";
import { Alert } from "#components/ui/alert";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import { CancelToken } from "./cancel-token.tsx";
import type { ShownToken } from "./token-card.tsx";

/** A token that still works, but whose value is gone: it is shown only when it is made. */
export function ActiveToken({ token }: { readonly token: ShownToken }) {
  const t = useWords("me");
  const router = useRouter();
  return (
    <Alert tone="info" title={t("token.active")}>
      <p className="mb-2">
        {t.rich("token.activeText", {
          time: () => <Time at={new Date(token.createdAt)} show="relative" />,
          time2: () => <Time at={new Date(token.expiresAt)} />,
        })}
      </p>
      <CancelToken id={token.id} onDone={() => router.refresh()} />
    </Alert>
  );
}
