import { Card, CardBody, CardHeader } from "#components/ui/card";
import { TextLink } from "#components/ui/text-link";
import type { TokenAttempt } from "#core/tokens/overview";
import { getWords } from "#web/words";
import { AttemptsTable } from "./attempts-table.tsx";

/** The last few attempts with one's tokens, to notice what was not one's own. */
export async function TokenUses({ uses }: { readonly uses: readonly TokenAttempt[] }) {
  if (uses.length === 0) return null;
  const t = await getWords("me");
  return (
    <Card>
      <CardHeader
        title={t("overview.tokenUses")}
        actions={<TextLink href="/me/token">{t("overview.allTokenUses")}</TextLink>}
      />
      <CardBody flush>
        <AttemptsTable attempts={uses} />
      </CardBody>
    </Card>
  );
}
