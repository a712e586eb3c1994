"use server";

import { revalidatePath } from "next/cache";
import { addClaim, removeClaim, saveProfile } from "#core/users/profile";
import { claimInput, claimRemovalInput, profileInput } from "#core/users/profile-schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { getWords } from "#web/words";

export const updateProfile = action({
  level: "user",
  input: profileInput,
  async run(profile, actor) {
    const t = await getWords("me");
    const owner = { id: actor.id, name: actor.name, ip: await clientAddress() };
    await saveProfile(db, owner, profile, new Date());
    revalidatePath("/me", "layout");
    return { message: t("profile.saved") };
  },
});

export const claimIdentity = action({
  level: "user",
  input: claimInput,
  async run(claim, actor) {
    const t = await getWords("me");
    await addClaim(db, actor.id, claim);
    revalidatePath("/me/profile");
    return { message: t("profile.added", { value: claim.value }) };
  },
});

export const withdrawClaim = action({
  level: "user",
  input: claimRemovalInput,
  async run({ id }, actor) {
    const t = await getWords("me");
    await removeClaim(db, actor.id, id);
    revalidatePath("/me/profile");
    return { message: t("profile.removed") };
  },
});
