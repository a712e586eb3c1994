/** What guards every action: who may, what fits, and nothing told that is nobody's business. The session is pretended. */
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { AppError } from "#core/errors";
import { LEVELS, type Level, reaches } from "#core/levels";

const session = vi.hoisted(() => ({
  actor: null as { level: string; consoleLevel?: string } | null,
  hasSteppedUp: async () => false,
}));
vi.mock("server-only", () => ({}));
vi.mock("#web/session", () => ({ currentActor: async () => session.actor }));
vi.mock("#web/step-up", () => ({ hasSteppedUp: () => session.hasSteppedUp() }));
vi.mock("#web/words", () => ({ currentReader: async () => ({ locale: "en" }) }));
vi.mock("#web/away/guard", () => ({ databaseAnswers: async () => true }));
vi.mock("#web/away/locale", () => ({}));
vi.mock("#web/requests", () => ({}));
vi.mock("#web/log", () => ({ webLog: { error: () => {} } }));

const { action } = await import("./action.ts");

const ran = vi.fn(async () => ({ message: "Done." }));
const input = z.strictObject({ name: z.string().min(2) });
const form = (values: Readonly<Record<string, string>>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};
const idle = { status: "idle" } as const;

beforeEach(() => {
  session.actor = null;
  session.hasSteppedUp = async () => false;
  ran.mockClear();
});

test.each(LEVELS)(
  "an action for %s runs from that level on and is refused below",
  async (level) => {
    const act = action({ level, input, run: ran });
    for (const has of LEVELS) {
      session.actor = { level: has };
      ran.mockClear();
      const state = await act(idle, form({ name: "ada" }));
      const may = reaches(has, level);
      expect([state.status, ran.mock.calls.length], has).toEqual(may ? ["done", 1] : ["failed", 0]);
      if (!may) expect(state).toMatchObject({ code: "forbidden" });
    }
  },
);

test("what belongs to reading the log goes by the level that the console shows itself for", async () => {
  const may = { level: "user", consoleLevel: "operator" };
  for (const [actor, status] of [
    [may, "done"],
    [{ ...may, consoleLevel: "voice" }, "failed"],
  ] as const) {
    session.actor = actor;
    const act = action({ level: "operator", asReader: true, input, run: ran });
    expect(await act(idle, form({ name: "ada" }))).toMatchObject({ status });
    const other = action({ level: "operator", input, run: ran });
    expect(await other(idle, form({ name: "ada" }))).toMatchObject({ code: "forbidden" });
  }
});

test("strangers run only what is written down as open to anyone", async () => {
  const level: Level = "user";
  expect(await action({ level, input, run: ran })(idle, form({ name: "ada" }))).toMatchObject({
    code: "unauthenticated",
  });
  expect(ran).not.toHaveBeenCalled();
  const open = action({ level: "anyone", input, run: ran });
  expect(await open(idle, form({ name: "ada" }))).toMatchObject({ status: "done" });
});

test.each([[{ name: "a" }], [{}], [{ name: "ada", level: "5" }]])(
  "%j does not fit and does nothing",
  async (values) => {
    session.actor = { level: "superuser" };
    const act = action({ level: "user", input, run: ran });
    expect(await act(idle, form(values as Record<string, string>))).toMatchObject({
      status: "failed",
      code: "invalid",
    });
    expect(ran).not.toHaveBeenCalled();
  },
);

test("what takes the password typed again asks for it before it looks at the form, and then runs", async () => {
  const act = action({ level: "staff", stepUp: true, input, run: ran });
  session.actor = { level: "voice" };
  expect(await act(idle, form({ name: "ada" }))).toMatchObject({ code: "forbidden" });
  session.actor = { level: "superuser" };
  for (const name of ["a", "ada"])
    expect(await act(idle, form({ name }))).toMatchObject({ status: "failed", code: "step_up" });
  session.hasSteppedUp = () => Promise.reject(new AppError("invalid", "Wrong."));
  expect(await act(idle, form({ name: "ada" }))).toMatchObject({ code: "invalid" });
  expect(ran).not.toHaveBeenCalled();
  session.hasSteppedUp = async () => true;
  expect(await act(idle, form({ name: "ada" }))).toMatchObject({ status: "done" });
  expect(ran).toHaveBeenCalledOnce();
});

test("an expected failure is told, any other is not", async () => {
  session.actor = { level: "superuser" };
  const failing = (error: Error) =>
    action({ level: "user", input, run: () => Promise.reject(error) });
  expect(await failing(new AppError("conflict", "Taken."))(idle, form({ name: "ada" }))).toEqual({
    status: "failed",
    code: "conflict",
    message: "Taken.",
  });
  const secret = await failing(new Error("password=hunter2"))(idle, form({ name: "ada" }));
  expect(secret).toMatchObject({ status: "failed", code: "unexpected" });
  expect(JSON.stringify(secret)).not.toContain("hunter2");
});
