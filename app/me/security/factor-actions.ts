"use server";

import { redirect } from "next/navigation";
import {
  beginEnrolment,
  disableSecondFactor,
  finishEnrolment,
  renewRecoveryCodes,
} from "#core/factors/enrol";
import { appCodeInput, enrolmentInput } from "#core/factors/schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { currentVisit } from "#web/visit";

/** Makes a secret for the app; it counts for nothing before {@link confirmApp}. */
export const beginApp = action({
  level: "user",
  input: enrolmentInput,
  async run({ current }, actor) {
    const enrolment = await beginEnrolment(db, actor, current, await currentVisit());
    return { message: "", enrolment };
  },
});

/** Turns the second factor on. The answer holds the recovery codes, this once. */
export const confirmApp = action({
  level: "user",
  input: appCodeInput,
  async run({ code }, actor) {
    const codes = await finishEnrolment(db, actor, code.code, await currentVisit());
    return { message: "", codes };
  },
});

export const renewCodes = action({
  level: "user",
  input: enrolmentInput,
  async run({ current }, actor) {
    const codes = await renewRecoveryCodes(db, actor, current, await currentVisit());
    return { message: "", codes };
  },
});

export const turnOffFactor = action({
  level: "user",
  input: enrolmentInput,
  async run({ current }, actor) {
    await disableSecondFactor(db, actor, current, await currentVisit());
    redirect("/me/security?after=factorOff");
  },
});
