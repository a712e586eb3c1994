import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { IrcName } from "#components/ui/irc-name";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "#components/ui/table";
import { Time } from "#components/ui/time";
import { listOpenInvites, type OpenInvite } from "#core/users/open-invites";
import { db } from "#web/db";
import { getWords } from "#web/words";
import { RevokeInvite } from "./revoke-invite.tsx";

/** Invites that somebody may still follow, to be taken back one by one; nothing where there are none. */
export async function OpenInvites() {
  const [t, invites] = await Promise.all([getWords("console"), listOpenInvites(db, new Date())]);
  if (invites.length === 0) return null;
  return (
    <Card className="mt-6">
      <CardHeader title={t("people.invite.open")} />
      <CardBody flush>
        <Table caption={t("people.invite.open")}>
          <TableHead>
            <tr>
              <TableHeadCell>{t("people.invite.whom")}</TableHeadCell>
              <TableHeadCell>{t("people.invite.by")}</TableHeadCell>
              <TableHeadCell>{t("people.invite.goodUntil")}</TableHeadCell>
              <TableHeadCell>
                <span className="sr-only">{t("people.invite.revoke")}</span>
              </TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {invites.map((invite) => (
              <InviteRow key={invite.id} invite={invite} />
            ))}
          </TableBody>
        </Table>
      </CardBody>
    </Card>
  );
}

async function InviteRow({ invite }: { readonly invite: OpenInvite }) {
  const t = await getWords("console");
  const { id, email, nick, invitedBy, expiresAt, isOpened } = invite;
  return (
    <TableRow>
      <TableCell primary>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {nick !== "" ? (
            <IrcName>{nick}</IrcName>
          ) : (
            <bdi className="wrap-anywhere">{email || t("people.invite.anybody")}</bdi>
          )}
          {isOpened && <Badge tone="info">{t("people.invite.opened")}</Badge>}
        </span>
      </TableCell>
      <TableCell label={t("people.invite.by")}>
        <bdi>{invitedBy || t("people.invite.bot")}</bdi>
      </TableCell>
      <TableCell label={t("people.invite.goodUntil")}>
        <Time at={expiresAt} />
      </TableCell>
      <TableCell actions>
        <RevokeInvite id={id} whom={nick || email || t("people.invite.anybody")} />
      </TableCell>
    </TableRow>
  );
}
