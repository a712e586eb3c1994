import { expect, test } from "vitest";
import { type Db, inTransaction } from "#core/db/client";
import { securityForm, securityOfForm } from "#core/settings/security-form";
import { changeSetting } from "#core/settings/settings";
import { ada, aVisit, confirmed } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { withSecondFactor } from "#core/testing/second-factor";
import { after, DAY } from "#core/time";
import { signIn } from "#core/users/sign-in";
import { disableSecondFactor } from "./enrol.ts";
import { removeSecondFactor } from "./from-shell.ts";
import { factorDuty } from "./required.ts";

const start = new Date();
const day = (count: number) => after(start, count * DAY);

async function demand(db: Db, now: Date, on = true): Promise<void> {
  const form = securityForm.parse(on ? { secondFactor: "on" } : {});
  const by = { actor: { name: "test" }, via: "web" } as const;
  await inTransaction(db, (tx) =>
    changeSetting(tx, "security", (before) => securityOfForm(form, before, now), by, now),
  );
}

async function person(level: number) {
  const db = await freshDb();
  const id = await confirmed(db);
  await db.user.update({ where: { id }, data: { level } });
  const duty = async (now: Date) =>
    factorDuty(db, await db.user.findUniqueOrThrow({ where: { id } }), now);
  const enter = (now: Date) =>
    signIn(db, { login: "ada", password: ada.password, remember: false }, aVisit({ now }));
  return { db, id, duty, enter };
}

test("nothing is demanded unless an operator said so, and never below staff", async () => {
  const staff = await person(4);
  expect(await staff.duty(day(99))).toBeNull();
  await demand(staff.db, start);
  expect(await staff.duty(start)).toEqual({ dueAt: day(7), overdue: false });
  await demand(staff.db, day(1), false);
  expect(await staff.duty(day(99))).toBeNull();
  const operator = await person(3);
  await demand(operator.db, start);
  expect(await operator.duty(day(99))).toBeNull();
});

test("the days of grace count from the first sign-in that was asked, and saving again gives no new ones", async () => {
  const { db, duty, enter } = await person(4);
  await enter(start);
  await demand(db, start);
  await demand(db, day(3));
  expect(await duty(day(6))).toEqual({ dueAt: day(7), overdue: false });
  expect(await duty(day(7))).toEqual({ dueAt: day(7), overdue: true });
  await enter(day(8));
  await enter(day(9));
  expect(await duty(day(14))).toEqual({ dueAt: day(15), overdue: false });
  expect(await duty(day(15))).toEqual({ dueAt: day(15), overdue: true });
});

test("who has one owes nothing and cannot turn it off; removed by an operator, it is due a week later", async () => {
  const { db, id, duty, enter } = await person(5);
  const { owner } = await withSecondFactor(db, id, start);
  await demand(db, start);
  expect(await duty(day(99))).toBeNull();
  const off = disableSecondFactor(
    db,
    { ...owner, level: "superuser" },
    ada.password,
    aVisit({ now: start }),
  );
  await expect(off).rejects.toThrow("it stays on");
  await removeSecondFactor(db, "ada", aVisit().site, { userName: "root", now: day(20) });
  await enter(day(21));
  expect(await duty(day(27))).toEqual({ dueAt: day(28), overdue: false });
});
