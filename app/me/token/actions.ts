"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { AppError } from "#core/errors";
import { askBot } from "#core/jobs/jobs";
import { getSetting } from "#core/settings/settings";
import { MINUTE } from "#core/time";
import { mintToken, neededKind, revokeToken as revoke } from "#core/tokens/mint";
import { unlinkIdentity } from "#core/tokens/overview";
import { action } from "#web/action";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { currentReader, getWords } from "#web/words";

const id = z.string().min(1).max(64);

/** The only answer that ever carries a token; it is not stored in clear and not shown again. */
export const makeToken = action({
  level: "user",
  input: z.strictObject({ networkId: id }),
  async run({ networkId }, actor) {
    const t = await getWords("me");
    if (!(await db.network.findUnique({ where: { id: networkId }, select: { id: true } })))
      throw new AppError("not_found", { key: "networks.gone" });
    const { cardMinutes } = await getSetting(db, "tokens");
    const kind = await neededKind(db, actor.id, networkId);
    const now = new Date();
    const minted = await mintToken(db, {
      userId: actor.id,
      networkId,
      kind,
      origin: "card",
      lifetimeMs: cardMinutes * MINUTE,
      ip: await clientAddress(),
      now,
    });
    return {
      message: t("token.made"),
      made: {
        id: minted.id,
        token: minted.token,
        kind,
        networkId,
        expiresAt: minted.expiresAt.getTime(),
        totalMs: cardMinutes * MINUTE,
      },
    };
  },
});

export const revokeToken = action({
  level: "user",
  input: z.strictObject({ id }),
  async run({ id: tokenId }, actor) {
    const t = await getWords("me");
    const owner = { id: actor.id, name: actor.name, ip: await clientAddress() };
    await revoke(db, owner, tokenId, new Date());
    revalidatePath("/me/token");
    return { message: t("token.cancelled") };
  },
});

export const logOutOnIrc = action({
  level: "user",
  input: z.strictObject({ sessionId: id }),
  async run({ sessionId }, actor) {
    const t = await getWords("me");
    const { locale } = await currentReader();
    const jobId = await askBot(
      db,
      "session.end",
      { userId: actor.id, sessionId },
      { id: actor.id, level: actor.level, via: "web", locale },
    );
    return { message: t("token.ending"), jobId };
  },
});

export const unlink = action({
  level: "user",
  input: z.strictObject({ id }),
  async run({ id: identityId }, actor) {
    const t = await getWords("me");
    const owner = { id: actor.id, name: actor.name, ip: await clientAddress() };
    if (!(await unlinkIdentity(db, owner, identityId, new Date())))
      throw new AppError("not_found", { key: "tokens.linkGone" });
    revalidatePath("/me/token");
    return { message: t("token.unlinked") };
  },
});
