import { PageHeader } from "#components/ui/page-header";
import { getProfile, listClaims } from "#core/users/profile";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { Claims } from "./_components/claims.tsx";
import { ProfileForm } from "./_components/profile-form.tsx";

export const generateMetadata = titled("me", "profile.title");

export default async function ProfilePage() {
  const t = await getWords("me");
  const actor = await requireActor();
  const [profile, claims, networks] = await Promise.all([
    getProfile(db, actor.id),
    listClaims(db, actor.id),
    db.network.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } }),
  ]);
  const timeZones = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("profile.title")} description={t("profile.titleText")} />
      <ProfileForm profile={profile} timeZones={timeZones} />
      <Claims
        claims={claims.map(({ network, ...claim }) => ({ ...claim, network: network.name }))}
        networks={networks}
      />
    </div>
  );
}
