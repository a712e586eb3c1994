"use client";

import { useRouter } from "next/navigation";
import { Card, CardHeader } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { PasswordInput } from "#components/ui/password-input";
import { useWords } from "#components/use-words";
import { removeNetwork } from "../actions.ts";

interface RemovalCardProps {
  readonly networkId: string;
  readonly name: string;
}

/** Removing a network: its name has to be typed, and one's password. */
export function RemovalCard({ networkId, name }: RemovalCardProps) {
  const t = useWords("console");
  const router = useRouter();
  async function remove(form: FormData) {
    const answer = await removeNetwork({ status: "idle" }, form);
    if (answer.status === "failed")
      return Object.values(answer.fields ?? {})[0]?.[0] ?? answer.message;
    if (answer.status === "done") router.push(`/console/bot/networks?job=${answer.jobId}`);
    return undefined;
  }
  return (
    <Card>
      <CardHeader
        title={t("networks.removeTitle")}
        description={t("networks.removeShort")}
        actions={
          <ConfirmDialog
            trigger={t("networks.removeMenu")}
            triggerProps={{ size: "sm" }}
            title={t("networks.removeQuestion", { name })}
            description={t("networks.removeText")}
            confirm={t("networks.removeConfirm")}
            phrase={name}
            onConfirm={remove}
          >
            <input type="hidden" name="networkId" value={networkId} />
            <input type="hidden" name="name" value={name} />
            <Field label={t("networks.yourPassword")}>
              <PasswordInput name="current" autoComplete="current-password" />
            </Field>
          </ConfirmDialog>
        }
      />
    </Card>
  );
}
