"use client";

import { useActionState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { Mono } from "#components/ui/irc-name";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
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

const kinds: Readonly<Record<string, string>> = {
  nick: "Nick",
  mask: "Mask",
  account: "Services account",
};

/** What somebody says to be on IRC: shown to others, believed by nobody until a token proves it. */
export function Claims({ claims, networks }: ClaimsProps) {
  return (
    <Card>
      <CardHeader
        title="Your nicks, masks and accounts"
        description="For others to find you. Only a registration token proves that a nick is yours."
      />
      <CardBody className="flex flex-col gap-4">
        {claims.length > 0 && (
          <ul className="flex flex-col divide-y divide-border">
            {claims.map((claim) => (
              <li key={claim.id} className="flex items-center justify-between gap-3 py-2">
                <span className="min-w-0">
                  <Mono className="break-all">{claim.value}</Mono>{" "}
                  <span className="text-sm text-muted-foreground">
                    {kinds[claim.kind] ?? claim.kind} on {claim.network}
                  </span>
                </span>
                <RemoveClaim id={claim.id} value={claim.value} />
              </li>
            ))}
          </ul>
        )}
        {networks.length === 0 ? (
          <p className="text-muted-foreground">There is no network yet to have a nick on.</p>
        ) : (
          <AddClaim key={claims.length} networks={networks} />
        )}
      </CardBody>
    </Card>
  );
}

function AddClaim({ networks }: Pick<ClaimsProps, "networks">) {
  const [state, submit] = useActionState(claimIdentity, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Network" errors={errors?.networkId}>
          <Select name="networkId">
            {networks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="What" errors={errors?.kind}>
          <Select name="kind">
            {Object.entries(kinds).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="As on IRC" errors={errors?.value}>
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
        Add
      </SubmitButton>
    </Form>
  );
}

function RemoveClaim({ id, value }: { readonly id: string; readonly value: string }) {
  const [state, submit] = useActionState(withdrawClaim, { status: "idle" });
  return (
    <Form action={submit}>
      <input type="hidden" name="id" value={id} />
      {state.status === "failed" && <FormMessage state={state} />}
      <SubmitButton size="sm" variant="ghost" aria-label={`Remove ${value}`}>
        Remove
      </SubmitButton>
    </Form>
  );
}
