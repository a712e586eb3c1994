"use client";

import { ShieldCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { useWords } from "#components/use-words";
import { turnOffFactor } from "../../factor-actions.ts";
import { CurrentPassword } from "../current-password.tsx";
import { CodesLeft } from "./codes-left.tsx";
import { Enrolment } from "./enrolment.tsx";
import { NewCodes } from "./new-codes.tsx";
import type { Keeper } from "./recovery-codes.tsx";

interface SecondFactorProps {
  /** Null while there is none. */
  readonly factor: { readonly since: number; readonly codesLeft: number } | null;
  /** The person's level takes one, so it stays. */
  readonly required: boolean;
  readonly keeper: Keeper;
}

/** The second factor of the reader's own account: how it stands, and setting it up step by step. */
export function SecondFactor({ factor, required, keeper }: SecondFactorProps) {
  const t = useWords("me");
  const router = useRouter();
  const [doing, setDoing] = useState<"nothing" | "enrol" | "renew">("nothing");
  const stop = () => setDoing("nothing");
  if (doing === "enrol")
    return (
      <Enrolment
        keeper={keeper}
        onCancel={stop}
        onDone={() => {
          stop();
          router.replace("/me/security?after=factorOn");
        }}
      />
    );
  if (!factor)
    return (
      <Button variant="primary" onClick={() => setDoing("enrol")}>
        <ShieldCheck aria-hidden="true" />
        {t("factors.setUp")}
      </Button>
    );
  return (
    <div className="flex flex-col gap-4">
      <CodesLeft since={factor.since} left={factor.codesLeft} />
      {doing === "renew" ? (
        <NewCodes
          keeper={keeper}
          onCancel={stop}
          onDone={() => {
            stop();
            router.refresh();
          }}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => setDoing("renew")}>{t("factors.newCodes")}</Button>
          {!required && <TurnOff />}
        </div>
      )}
      {required && <p className="text-sm text-muted-foreground">{t("factors.required")}</p>}
    </div>
  );
}

function TurnOff() {
  const t = useWords("me");
  return (
    <ConfirmDialog
      trigger={t("factors.turnOff")}
      title={t("factors.turnOffQuestion")}
      description={t("factors.turnOffText")}
      confirm={t("factors.turnOffDo")}
      onConfirm={async (form) => {
        const state = await turnOffFactor({ status: "idle" }, form);
        return state?.status === "failed" ? state.message : undefined;
      }}
    >
      <CurrentPassword />
    </ConfirmDialog>
  );
}
