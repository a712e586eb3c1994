"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Mono } from "#components/ui/irc-name";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import type { TokenNetwork } from "#core/tokens/overview";
import { named } from "#core/words/named";
import { logOutOnIrc, unlink } from "../actions.ts";

/** What the bot has seen proven, and where one is logged in right now. */
export function LinkedIdentities({ networks }: { readonly networks: readonly TokenNetwork[] }) {
  const t = useWords("me");
  const shown = networks.filter(
    ({ identities, sessions }) => identities.length > 0 || sessions.length > 0,
  );
  if (shown.length === 0) return null;
  return (
    <Card className="mt-6">
      <CardHeader title={t("token.linked")} description={t("token.linkedText")} />
      <CardBody className="flex flex-col gap-6">
        {shown.map((network) => (
          <section key={network.id} aria-label={network.name} className="flex flex-col gap-3">
            <h3 className="font-semibold">{network.name}</h3>
            {network.sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
            <ul className="flex flex-col divide-y divide-border rounded-md border">
              {network.identities.map((identity) => (
                <IdentityRow key={identity.id} identity={identity} />
              ))}
            </ul>
          </section>
        ))}
      </CardBody>
    </Card>
  );
}

function SessionRow({ session }: { readonly session: TokenNetwork["sessions"][number] }) {
  const t = useWords("me");
  const router = useRouter();
  const end = async () => {
    const form = new FormData();
    form.set("sessionId", session.id);
    const state = await logOutOnIrc({ status: "idle" }, form);
    if (state.status === "failed") toast.error(state.message);
    else toast.success(t("token.isEnding"));
    router.refresh();
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-success-soft px-3 py-2">
      <p className="min-w-0">
        {t.rich("token.loggedInAs", {
          state: (chunks) => <Badge tone="success">{chunks}</Badge>,
          hostmask: () => <Mono>{`${session.nick}!${session.userHost}`}</Mono>,
          since: (chunks) => <span className="text-sm text-muted-foreground">{chunks}</span>,
          time: () => <Time at={session.startedAt} show="time" />,
        })}
      </p>
      <Button size="sm" variant="secondary" onClick={() => void end()}>
        {t("token.logOut")}
      </Button>
    </div>
  );
}

function IdentityRow({ identity }: { readonly identity: TokenNetwork["identities"][number] }) {
  const t = useWords("me");
  const router = useRouter();
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-3 py-2">
      <div className="min-w-0">
        <p className="break-all">
          <Mono>{identity.value}</Mono>
        </p>
        <p className="text-sm text-muted-foreground">
          {t.rich("token.lastUsed", {
            kind: named(t, "token.kinds", identity.kind),
            time: () => <Time at={identity.lastUseAt} show="relative" />,
          })}
        </p>
      </div>
      <ConfirmDialog
        trigger={t("token.unlink")}
        title={t("token.unlinkQuestion", { value: identity.value })}
        description={t("token.unlinkText")}
        confirm={t("token.unlink")}
        onConfirm={async (form) => {
          const state = await unlink({ status: "idle" }, form);
          router.refresh();
          return state.status === "failed" ? state.message : undefined;
        }}
      >
        <input type="hidden" name="id" value={identity.id} />
      </ConfirmDialog>
    </li>
  );
}
