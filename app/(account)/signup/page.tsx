import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/shell/account-shell";
import { Alert } from "#components/ui/alert";
import { TextLink } from "#components/ui/text-link";
import { readPending } from "#web/pending";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { SignUpForm } from "./_components/sign-up-form.tsx";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  const [actor, site, invite] = await Promise.all([
    currentActor(),
    currentSite(),
    readPending("invite"),
  ]);
  if (actor) redirect("/me");
  const footer = (
    <>
      Have an account? <TextLink href="/signin">Sign in</TextLink>
    </>
  );
  if (site.signupMode === "closed" || (site.signupMode === "invite" && !invite))
    return (
      <AccountCard icon={<UserPlus />} title="Sign-up is not open" footer={footer}>
        <p className="text-muted-foreground">
          {site.signupMode === "closed"
            ? `Nobody can make a new account at ${site.name} at the moment.`
            : `Making an account at ${site.name} takes an invite. Ask somebody of staff, then open the link you get.`}
        </p>
      </AccountCard>
    );
  return (
    <AccountCard
      icon={<UserPlus />}
      title={`Sign up to ${site.name}`}
      description="Then connect your IRC nick, and the bot knows you."
      footer={footer}
    >
      {site.signupMode === "approval" && (
        <Alert tone="info">
          Somebody of staff looks at each new account before it can be used.
        </Alert>
      )}
      <SignUpForm />
    </AccountCard>
  );
}
