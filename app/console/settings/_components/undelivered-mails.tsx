import { Time } from "#components/ui/time";
import type { Undelivered } from "#core/mail/undelivered";
import { getWords } from "#web/words";

/** The mails that did not arrive, and what the server said; nothing where all did. */
export async function UndeliveredMails({ mails }: { readonly mails: readonly Undelivered[] }) {
  const t = await getWords("console");
  if (mails.length === 0) return null;
  return (
    <section aria-labelledby="undelivered" className="mt-5 border-t border-border pt-4">
      <h3 id="undelivered" className="text-base font-semibold">
        {t("settings.undelivered")}
      </h3>
      <p className="mt-0.5 text-sm text-muted-foreground">{t("settings.undeliveredText")}</p>
      <ul className="mt-2 divide-y divide-border">
        {mails.map(({ id, to, nextTryAt, error }) => (
          <li key={id} className="py-cell text-base">
            <div className="flex flex-wrap justify-between gap-x-3">
              <bdi className="min-w-0 wrap-anywhere">{to}</bdi>
              <Time at={nextTryAt} className="text-sm text-muted-foreground" />
            </div>
            <p className="text-sm wrap-anywhere text-danger">{error}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
