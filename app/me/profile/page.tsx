import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header";
import { getProfile, listClaims } from "#core/users/profile";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { Claims } from "./_components/claims.tsx";
import { ProfileForm } from "./_components/profile-form.tsx";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const actor = await requireActor();
  const [profile, claims, networks] = await Promise.all([
    getProfile(db, actor.id),
    listClaims(db, actor.id),
    db.network.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } }),
  ]);
  const timeZones = [...new Set(["UTC", profile.timeZone, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Profile" description="What others see of you, and how you want things." />
      <ProfileForm profile={profile} timeZones={timeZones} />
      <Claims
        claims={claims.map(({ network, ...claim }) => ({ ...claim, network: network.name }))}
        networks={networks}
      />
    </div>
  );
}
