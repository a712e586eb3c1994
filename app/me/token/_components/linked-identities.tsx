"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Mono } from "#components/ui/irc-name";
import { Time } from "#components/ui/time";
import type { TokenNetwork } from "#core/tokens/overview";
import { logOutOnIrc, unlink } from "../actions.ts";

const kinds: Readonly<Record<string, string>> = {
  nick: "nick",
  hostmask: "hostmask",
  account: "services account",
};

/** What the bot has seen proven, and where one is logged in right now. */
export function LinkedIdentities({ networks }: { readonly networks: readonly TokenNetwork[] }) {
  const shown = networks.filter(
    ({ identities, sessions }) => identities.length > 0 || sessions.length > 0,
  );
  if (shown.length === 0) return null;
  return (
    <Card className="mt-6">
      <CardHeader
        title="Linked on IRC"
        description="What the bot has seen you prove, per network."
      />
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
  const router = useRouter();
  const end = async () => {
    const form = new FormData();
    form.set("sessionId", session.id);
    const state = await logOutOnIrc({ status: "idle" }, form);
    if (state.status === "failed") toast.error(state.message);
    else toast.success("The bot is ending that session.");
    router.refresh();
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-success-soft px-3 py-2">
      <p className="min-w-0">
        <Badge tone="success">Logged in</Badge> as{" "}
        <Mono>{`${session.nick}!${session.userHost}`}</Mono>{" "}
        <span className="text-sm text-muted-foreground">
          since <Time at={session.startedAt} show="time" />
        </span>
      </p>
      <Button size="sm" variant="secondary" onClick={() => void end()}>
        Log out on IRC
      </Button>
    </div>
  );
}

function IdentityRow({ identity }: { readonly identity: TokenNetwork["identities"][number] }) {
  const router = useRouter();
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-3 py-2">
      <div className="min-w-0">
        <p className="break-all">
          <Mono>{identity.value}</Mono>
        </p>
        <p className="text-sm text-muted-foreground">
          {kinds[identity.kind] ?? identity.kind}, last used{" "}
          <Time at={identity.lastUseAt} show="relative" />
        </p>
      </div>
      <ConfirmDialog
        trigger="Unlink"
        title={`Unlink ${identity.value}?`}
        description="The bot no longer connects it with your account. You can register it again with a new token."
        confirm="Unlink"
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
