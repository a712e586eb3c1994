"use server";

import { revalidatePath } from "next/cache";
import { addClaim, removeClaim, saveProfile } from "#core/users/profile";
import { claimInput, claimRemovalInput, profileInput } from "#core/users/profile-schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { clientAddress } from "#web/session";

export const updateProfile = action({
  level: "user",
  input: profileInput,
  async run(profile, actor) {
    const owner = { id: actor.id, name: actor.name, ip: await clientAddress() };
    await saveProfile(db, owner, profile, new Date());
    revalidatePath("/me", "layout");
    return { message: "Saved." };
  },
});

export const claimIdentity = action({
  level: "user",
  input: claimInput,
  async run(claim, actor) {
    await addClaim(db, actor.id, claim);
    revalidatePath("/me/profile");
    return { message: `${claim.value} was added.` };
  },
});

export const withdrawClaim = action({
  level: "user",
  input: claimRemovalInput,
  async run({ id }, actor) {
    await removeClaim(db, actor.id, id);
    revalidatePath("/me/profile");
    return { message: "Removed." };
  },
});
