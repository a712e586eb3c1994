import { Boxes, Globe, Hourglass, Mail, ShieldCheck } from "lucide-react";
import { PageHeader } from "#components/ui/page-header";
import { WordsProvider } from "#components/use-words";
import { readEnv } from "#core/env";
import { listUndelivered } from "#core/mail/undelivered";
import { hostsAsTyped } from "#core/settings/hosts-form";
import { mailView } from "#core/settings/mail";
import { getSetting } from "#core/settings/settings";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { clientWords, getWords, titled } from "#web/words";
import { HostSettings } from "./_components/host-settings.tsx";
import { LifetimeSettings } from "./_components/lifetime-settings.tsx";
import { MailSettings } from "./_components/mail-settings.tsx";
import { SecuritySettings } from "./_components/security-settings.tsx";
import { SettingsCard } from "./_components/settings-card.tsx";
import { SiteSettings } from "./_components/site-settings.tsx";
import { UndeliveredMails } from "./_components/undelivered-mails.tsx";

export const generateMetadata = titled("console", "settings.title");

export default async function SettingsPage() {
  const actor = await requireActor("superuser");
  const t = await getWords("console");
  const [site, stored, modules, security, tokens, sessions, mail, undelivered, words] =
    await Promise.all([
      currentSite(),
      getSetting(db, "site"),
      getSetting(db, "modules"),
      getSetting(db, "security"),
      getSetting(db, "tokens"),
      getSetting(db, "sessions"),
      mailView(db, readEnv()),
      listUndelivered(db, new Date()),
      clientWords("setup"),
    ]);
  return (
    <>
      <PageHeader title={t("settings.title")} description={t("settings.titleText")} />
      <div className="grid max-w-3xl gap-4">
        <SettingsCard id="site" icon={<Globe aria-hidden="true" />} title={t("settings.site")}>
          <SiteSettings site={site} storedUrl={stored.url ?? ""} />
        </SettingsCard>
        <SettingsCard
          id="mail"
          icon={<Mail aria-hidden="true" />}
          title={t("settings.mail")}
          description={t("settings.mailText")}
        >
          <WordsProvider words={words}>
            <MailSettings view={mail} testAddress={actor.email} />
          </WordsProvider>
          <UndeliveredMails mails={undelivered} />
        </SettingsCard>
        <SettingsCard
          id="security"
          icon={<ShieldCheck aria-hidden="true" />}
          title={t("settings.security")}
          description={t("settings.securityText")}
        >
          <SecuritySettings secondFactor={security.secondFactorSince !== null} />
        </SettingsCard>
        <SettingsCard
          id="lifetimes"
          icon={<Hourglass aria-hidden="true" />}
          title={t("settings.lifetimes.title")}
          description={t("settings.lifetimes.titleText")}
        >
          <LifetimeSettings values={{ ...tokens, ...sessions }} />
        </SettingsCard>
        <SettingsCard
          id="hosts"
          icon={<Boxes aria-hidden="true" />}
          title={t("settings.hosts")}
          description={t("settings.hostsText")}
        >
          <HostSettings typed={hostsAsTyped(modules.hosts)} />
        </SettingsCard>
      </div>
    </>
  );
}
