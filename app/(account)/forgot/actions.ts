"use server";

import { after } from "next/server";
import { mailReset } from "#core/users/reset";
import { emailInput } from "#core/users/schema";
import { spendMail } from "#core/users/visit";
import { action } from "#web/action";
import { db } from "#web/db";
import { webLog } from "#web/log";
import { currentVisit } from "#web/visit";
import { getWords } from "#web/words";

export const askReset = action({
  level: "anyone",
  input: emailInput,
  async run({ email }) {
    const t = await getWords("account");
    const visit = await currentVisit();
    await spendMail(visit, email);
    // Looked up after the answer is out, so its time does not tell whether there is such an account.
    after(async () => {
      try {
        await mailReset(db, email, visit);
      } catch (err) {
        webLog.error({ err }, "a reset mail could not be queued");
      }
    });
    return {
      message: t("forgot.sent"),
    };
  },
});
