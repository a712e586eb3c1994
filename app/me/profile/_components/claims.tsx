"use client";

import { useActionState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { Mono } from "#components/ui/irc-name";
import { SelectField } from "#components/ui/select-field";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { Claim } from "#core/users/profile-schema";
import { named } from "#core/words/named";
import { claimIdentity, withdrawClaim } from "../actions.ts";

interface ClaimsProps {
  readonly claims: readonly {
    readonly id: string;
    readonly kind: string;
    readonly value: string;
    readonly network: string;
  }[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
}

const KINDS = ["nick", "mask", "account"] as const satisfies Claim["kind"][];

/** What somebody says to be on IRC: shown to others, believed by nobody until a token proves it. */
export function Claims({ claims, networks }: ClaimsProps) {
  const t = useWords("me");
  return (
    <Card>
      <CardHeader title={t("profile.claims")} description={t("profile.claimsText")} />
      <CardBody className="flex flex-col gap-4">
        {claims.length > 0 && (
          <ul className="flex flex-col divide-y divide-border">
            {claims.map((claim) => (
              <li key={claim.id} className="flex items-center justify-between gap-3 py-2">
                <span className="min-w-0">
                  <Mono className="break-all">{claim.value}</Mono>{" "}
                  <span className="text-sm text-muted-foreground">
                    {t("profile.claimOn", {
                      kind: named(t, "profile.kinds", claim.kind),
                      network: claim.network,
                    })}
                  </span>
                </span>
                <RemoveClaim id={claim.id} value={claim.value} />
              </li>
            ))}
          </ul>
        )}
        {networks.length === 0 ? (
          <p className="text-muted-foreground">{t("profile.noNetwork")}</p>
        ) : (
          <AddClaim key={claims.length} networks={networks} />
        )}
      </CardBody>
    </Card>
  );
}

function AddClaim({ networks }: Pick<ClaimsProps, "networks">) {
  const t = useWords("me");
  const [state, submit] = useActionState(claimIdentity, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          name="networkId"
          label={t("profile.network")}
          errors={errors?.networkId}
          choices={networks.map(({ id, name }) => [id, name])}
        />
        <SelectField
          name="kind"
          label={t("profile.what")}
          errors={errors?.kind}
          choices={KINDS.map((kind) => [kind, t(`profile.kinds.${kind}`)])}
        />
        <Field label={t("profile.value")} errors={errors?.value}>
          <Input
            name="value"
            mono
            maxLength={150}
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </Field>
      </div>
      <FormMessage state={state} />
      <SubmitButton variant="secondary" className="self-start">
        {t("profile.add")}
      </SubmitButton>
    </Form>
  );
}

function RemoveClaim({ id, value }: { readonly id: string; readonly value: string }) {
  const t = useWords("me");
  const [state, submit] = useActionState(withdrawClaim, { status: "idle" });
  return (
    <Form action={submit}>
      <input type="hidden" name="id" value={id} />
      {state.status === "failed" && <FormMessage state={state} />}
      <SubmitButton size="sm" variant="ghost" aria-label={t("profile.removeValue", { value })}>
        {t("profile.remove")}
      </SubmitButton>
    </Form>
  );
}
