import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { AccountCard } from "#components/shell/account-shell";
import { TextLink } from "#components/ui/text-link";
import { ForgotForm } from "./_components/forgot-form.tsx";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgotPage() {
  return (
    <AccountCard
      icon={<KeyRound />}
      title="Choose a new password"
      description="Type the address of your account; a mail with a link comes to it."
      footer={
        <>
          Remembered it? <TextLink href="/signin">Sign in</TextLink>
        </>
      }
    >
      <ForgotForm />
    </AccountCard>
  );
}
