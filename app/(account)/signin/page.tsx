import { LogIn } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/shell/account-shell";
import { Alert } from "#components/ui/alert";
import { TextLink } from "#components/ui/text-link";
import { safePath } from "#core/site/safe-path";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { SignInForm } from "./_components/sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

/** What may have brought somebody here, by the `after` parameter. */
const arrivals: Readonly<Record<string, string>> = {
  confirmed: "Your address is confirmed. Sign in to go on.",
  approval:
    "Your address is confirmed. Somebody of staff looks at your account next; you get a mail.",
  reset: "Your new password is set, and all sessions were ended. Sign in with it.",
  changed: "Your new address is confirmed.",
  deleted: "Your account was deleted.",
  signout: "You are signed out.",
};

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ next, after }, actor, site] = await Promise.all([
    searchParams,
    currentActor(),
    currentSite(),
  ]);
  const path = safePath(typeof next === "string" ? next : null);
  if (actor) redirect(path);
  const arrival =
    typeof after === "string" && Object.hasOwn(arrivals, after) ? arrivals[after] : null;
  return (
    <AccountCard
      icon={<LogIn />}
      title={`Sign in to ${site.name}`}
      footer={
        site.signupMode !== "closed" && (
          <>
            New here? <TextLink href="/signup">Sign up</TextLink>
          </>
        )
      }
    >
      {arrival && <Alert tone="success">{arrival}</Alert>}
      <SignInForm next={path} />
    </AccountCard>
  );
}
