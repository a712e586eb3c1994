import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { isFactorRequired } from "#core/factors/required";
import { viewSecondFactor } from "#core/factors/standing";
import { db } from "#web/db";
import type { Actor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords } from "#web/words";
import { SecondFactor } from "./second-factor/second-factor.tsx";

/** The second factor of the signed-in person, as the database has it. */
export async function SecondFactorCard({ actor }: { readonly actor: Actor }) {
  const [t, site, view, required] = await Promise.all([
    getWords("me"),
    currentSite(),
    viewSecondFactor(db, actor.id),
    isFactorRequired(db, actor.level),
  ]);
  const factor = view && { since: view.since.getTime(), codesLeft: view.recoveryCodesLeft };
  return (
    <Card id="second-factor" aria-labelledby="second-factor-title">
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            <span id="second-factor-title">{t("factors.title")}</span>
            <Badge tone={factor ? "success" : "neutral"}>
              {t(factor ? "factors.on" : "factors.off")}
            </Badge>
          </span>
        }
        description={t(factor ? "factors.textOn" : "factors.text")}
      />
      <CardBody>
        <SecondFactor
          factor={factor}
          required={required}
          keeper={{ userName: actor.name, siteName: site.name }}
        />
      </CardBody>
    </Card>
  );
}
