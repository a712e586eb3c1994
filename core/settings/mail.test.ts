import { expect, test } from "vitest";
import { mailDelivery, mailView } from "./mail.ts";
import { mailForm, settingOf } from "./mail-form.ts";
import { settings } from "./registry.ts";

const env = {
  smtpUrl: undefined,
  mailFrom: "Steward <steward@localhost>",
  fixedMailFrom: undefined,
};
const nothing = settings.mail.schema.parse({});
const typed = {
  how: "server",
  host: "smtp.example.org",
  port: "587",
  security: "starttls",
  user: "ada@example.org",
  password: "p@ss:/word",
  from: "",
};

const read = (form: object, before = nothing, environment: typeof env | FixedEnv = env) =>
  settingOf(mailForm(environment).parse(form), before, environment);
interface FixedEnv {
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly fixedMailFrom: string;
}

/** A reader that has just this mail setting. */
const holding = (value: object) =>
  ({ setting: { findUnique: async () => ({ value }) } }) as unknown as Parameters<
    typeof mailDelivery
  >[0];

test("a typed server becomes the URL the mail library gets, everything escaped", async () => {
  const { smtpUrl } = await mailDelivery(holding(read(typed)), env);
  expect(smtpUrl).toBe(
    "smtp://ada%40example.org:p%40ss%3A%2Fword@smtp.example.org:587/?requireTLS=true",
  );
});

test("neither setting nor view show the password", async () => {
  const setting = read(typed);
  expect(JSON.stringify(setting)).not.toContain("p@ss");
  const view = await mailView(holding(setting), env);
  expect(view.server).toEqual({
    host: "smtp.example.org",
    port: 587,
    security: "starttls",
    user: "ada@example.org",
    hasPassword: true,
  });
});

test("an empty password keeps the stored one for its own server and user only", async () => {
  const stored = read(typed);
  const kept = read({ ...typed, password: "", port: "465", security: "tls" }, stored);
  expect((await mailDelivery(holding(kept), env)).smtpUrl).toContain("p%40ss%3A%2Fword@");

  for (const other of [{ host: "evil.example.net" }, { user: "eve" }])
    expect(() => read({ ...typed, password: "", ...other }, stored)).toThrow("Type the password");
});

test("a sealed password that is put beside another server does not open", async () => {
  const moved = { ...read(typed), smtpHost: "evil.example.net" };
  await expect(mailDelivery(holding(moved), env)).rejects.toMatchObject({ code: "unavailable" });
});

test("choosing files forgets server and password", async () => {
  const setting = read({ ...typed, how: "files" }, read(typed));
  expect(setting).toMatchObject({ smtpHost: "", smtpUser: "", smtpPasswordSealed: null });
  expect((await mailDelivery(holding(setting), env)).smtpUrl).toBeNull();
});

test("the environment wins, and what it decides is not overwritten", async () => {
  const fixed: FixedEnv = {
    smtpUrl: "smtps://u:p@mail.example.com:465",
    mailFrom: "bot@example.com",
    fixedMailFrom: "bot@example.com",
  };
  const stored = read({ ...typed, from: "Ada <ada@example.org>" });
  expect(read({ how: "files" }, stored, fixed)).toEqual(stored);
  expect(await mailDelivery(holding(stored), fixed)).toEqual({
    smtpUrl: fixed.smtpUrl,
    from: "bot@example.com",
  });
  const view = await mailView(holding(stored), fixed);
  expect(view).toMatchObject({
    server: null,
    fixedServer: "mail.example.com:465",
    fromIsFixed: true,
  });
});

test.each([
  [{ host: "" }, "host"],
  [{ host: "a b" }, "host"],
  [{ port: "0" }, "port"],
  [{ port: "many" }, "port"],
  [{ security: "none" }, "security"],
  [{ from: "not an address" }, "from"],
  [{ from: "a@example.org\r\nBcc: b@example.org" }, "from"],
])("%j is complained about at %s", (change, field) => {
  const result = mailForm(env).safeParse({ ...typed, ...change });
  expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
});

test("without encryption a password may go to this machine only", () => {
  const local = { ...typed, host: "127.0.0.1", security: "none" };
  expect(mailForm(env).safeParse(local).success).toBe(true);
});
