"use client";

import { Mono } from "#components/ui/irc-name";
import { useWords } from "#components/use-words";
import type { TrialView } from "#core/networks/trials";
import type { VersionField } from "#core/networks/version";
import { SECOND } from "#core/time";
import { named } from "#core/words/named";

/** Each field as the form calls it. */
const LABELS = {
  nick: "nick",
  altNicks: "altNicks",
  username: "username",
  realname: "realname",
  servers: "servers",
  bindAddress: "bindAddress",
  proxyUrl: "proxy",
  password: "serverPassword",
  saslMechanism: "login",
  saslAccount: "account",
  saslPassword: "password",
  saslPolicy: "policy",
  servicesMask: "servicesMask",
  servicesRegain: "regain",
  tlsVerify: "verify",
  tlsFingerprint: "fingerprint",
  clientCert: "certificate",
  floodPreset: "pace",
  registrationMs: "registration",
} as const satisfies Record<VersionField, string>;

const SECRET: readonly VersionField[] = ["password", "saslPassword", "clientCert"];
const NAMED: Partial<Record<VersionField, string>> = {
  saslPolicy: "networks.policies",
  servicesRegain: "networks.regains",
  floodPreset: "networks.paces",
};

type Values = TrialView["tried"];

/** What was undone, field by field: what was tried, and what holds again. */
export function UndoneList({ tried, good }: { readonly tried: Values; readonly good: Values }) {
  const t = useWords("console");
  const fields = (Object.keys(LABELS) as VersionField[]).filter((field) => field in tried);
  return (
    <div className="mt-2">
      <p>{t("networks.trial.undone")}</p>
      <ul className="list-disc pl-5">
        {fields.map((field) => (
          <li key={field} className="wrap-anywhere">
            {SECRET.includes(field)
              ? t("networks.trial.otherSecret", { field: t(`networks.${LABELS[field]}`) })
              : t.rich("networks.trial.change", {
                  field: t(`networks.${LABELS[field]}`),
                  tried: () => <Value field={field} value={tried[field]} />,
                  good: () => <Value field={field} value={good[field]} />,
                })}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ValueProps {
  readonly field: VersionField;
  readonly value: Values[string];
}

function Value({ field, value }: ValueProps) {
  const t = useWords("console");
  const path = NAMED[field];
  if (path !== undefined) return named(t, path, String(value));
  if (typeof value === "boolean") return t(value ? "networks.trial.on" : "networks.trial.off");
  if (field === "registrationMs") return `${Number(value) / SECOND} ${t("networks.seconds")}`;
  const text = String(value ?? "");
  return text === "" ? t("networks.trial.nothing") : <Mono>{text}</Mono>;
}
