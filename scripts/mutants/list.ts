export interface Mutant {
  /** What is switched off. */
  readonly guard: string;
  readonly file: string;
  /** A piece of its source that is there exactly once … */
  readonly was: string;
  /** … and what stands there instead. */
  readonly becomes: string;
  /** A test file, and words in the name of the test that has to fail. */
  readonly test: readonly [file: string, name: string];
}

/** The guards that everything else leans on. Whoever adds one adds a line here. */
export const mutants: readonly Mutant[] = [
  {
    guard: "the last look at a line before the socket",
    file: "bot/irc/transport.ts",
    was: "const problem = lineProblem(line);",
    becomes: "const problem = lineProblem(line) && null;",
    test: ["bot/irc/transport.test.ts", "never reaches the socket"],
  },
  {
    guard: "the longest line",
    file: "bot/irc/line-check.ts",
    was: 'if (Buffer.byteLength(body) > MAX_BODY_BYTES) return "long";',
    becomes: "",
    test: ["bot/irc/transport.test.ts", "never reaches the socket"],
  },
  {
    guard: "hiding of tokens before any sink",
    file: "core/secrets.ts",
    was: "return text.replace(shape, (match) =>",
    becomes: "return text.replace(/(?!)/g, (match) =>",
    test: ["bot/record/recorder.test.ts", "tokens hidden"],
  },
  {
    guard: "a module's deny list",
    file: "core/modules/access.ts",
    was: 'const anywhere: readonly Check[] = [isEnabled, masks("deny"), masks("allow")];',
    becomes: 'const anywhere: readonly Check[] = [isEnabled, masks("allow")];',
    test: ["core/modules/access.test.ts", ""],
  },
  {
    guard: "a module that is switched off",
    file: "core/modules/access.ts",
    was: "  policy.enabled\n",
    becomes: "  policy.enabled || true\n",
    test: ["core/modules/access.test.ts", ""],
  },
  {
    guard: "a command's level",
    file: "bot/commands/decide.ts",
    was: "if (!reaches(sender.level, command.level))",
    becomes: "if (false)",
    test: ["bot/commands/runner.test.ts", "each command needs its level"],
  },
  {
    guard: "an action's level",
    file: "app/_lib/action.ts",
    was: "if (!reaches(actor.level, spec.level))",
    becomes: "if (false)",
    test: ["app/_lib/action.test.ts", "runs from that level on"],
  },
  {
    guard: "an action's signed-in user",
    file: "app/_lib/action.ts",
    was: 'if (spec.level === "anyone") return',
    becomes: "if (!actor) return",
    test: ["app/_lib/action.test.ts", "strangers"],
  },
  {
    guard: "where a request comes from",
    file: "app/_lib/same-origin.ts",
    was: 'if (fetchSite !== null) return fetchSite === "same-origin";',
    becomes: "if (fetchSite !== null) return true;",
    test: ["app/_lib/same-origin.test.ts", ""],
  },
  {
    guard: "where a stream is opened from",
    file: "app/_lib/stream/open.ts",
    was: "if (!isSameOrigin(request))",
    becomes: "if (!isSameOrigin(request) && false)",
    test: ["app/_lib/stream/open.test.ts", "who may not open a stream"],
  },
  {
    guard: "a job's level",
    file: "core/jobs/jobs.ts",
    was: "if (!reaches(asker.level, spec.level))",
    becomes: "if (false)",
    test: ["core/jobs/jobs.test.ts", "level"],
  },
  {
    guard: "a token counts once",
    file: "core/tokens/spend.ts",
    was: '      state: "live",\n',
    becomes: "",
    test: ["core/tokens/tokens.test.ts", "what is wrong is told to the owner"],
  },
  {
    guard: "a token's end",
    file: "core/tokens/spend.ts",
    was: "      expiresAt: { gt: now },\n",
    becomes: "",
    test: ["core/tokens/tokens.test.ts", "what is wrong is told to the owner"],
  },
  {
    guard: "a token's network",
    file: "core/tokens/spend.ts",
    was: "      networkId: presenter.networkId,\n      state",
    becomes: "      state",
    test: ["core/tokens/tokens.test.ts", "what is wrong is told to the owner"],
  },
  {
    guard: "revoked web sessions",
    file: "core/web-sessions/web-sessions.ts",
    was: 'where: { id, revokedAt: null, expiresAt: { gt: now }, user: { state: "active" } },',
    becomes: 'where: { id, expiresAt: { gt: now }, user: { state: "active" } },',
    test: ["core/users/credentials.test.ts", "ends every session"],
  },
  {
    guard: "idle web sessions",
    file: "core/web-sessions/web-sessions.ts",
    was: "return found && (await isFresh(db, found, now)) ? found : null;",
    becomes: "return found;",
    test: ["core/users/sign-in.test.ts", "ends by idling"],
  },
  {
    guard: "disabled people's web sessions",
    file: "core/web-sessions/web-sessions.ts",
    was: 'expiresAt: { gt: now }, user: { state: "active" } },',
    becomes: "expiresAt: { gt: now } },",
    test: ["app/_lib/stream/open.test.ts", "a disabled account"],
  },
  {
    guard: "the setup code",
    file: "core/setup/first-superuser.ts",
    was: "if (!sameSecret(code, setupCode))",
    becomes: "if (false)",
    test: ["core/setup/setup.test.ts", "a wrong code makes nobody"],
  },
  {
    guard: "who may grant which level",
    file: "core/people/changes.ts",
    was: "if (!mayGrant(actor, target, next))",
    becomes: "if (false)",
    test: ["core/people/changes.test.ts", "nobody below superuser"],
  },
  {
    guard: "the last superuser",
    file: "core/people/changes.ts",
    was: 'if (target.level === "superuser") await requireAnotherSuperuser(tx, target.id);\n    await tx.user.update({ where: { id: target.id }, data: { level',
    becomes: "await tx.user.update({ where: { id: target.id }, data: { level",
    test: ["core/people/changes.test.ts", "the last superuser"],
  },
  {
    guard: "what mails prove counts once",
    file: "core/confirmations/confirmations.ts",
    was: "  usedAt: null,\n  liveKey: { not: null },\n",
    becomes: "",
    test: ["core/confirmations/confirmations.test.ts", "a proof is used up once"],
  },
  {
    guard: "the end of what mails prove",
    file: "core/confirmations/confirmations.ts",
    was: "  liveKey: { not: null },\n  expiresAt: { gt: now },\n",
    becomes: "  liveKey: { not: null },\n",
    test: ["core/confirmations/confirmations.test.ts", "nothing else is used up"],
  },
  {
    guard: "how often digits may be guessed",
    file: "core/confirmations/confirmations.ts",
    was: ", codeTries: { lt: CODE_TRIES } }",
    becomes: " }",
    test: ["core/confirmations/confirmations.test.ts", "digits are tried a few times"],
  },
  {
    guard: "who may see which row of the log",
    file: "core/events/rights.ts",
    was: 'if (!reaches(viewer.level, "operator")) return false;',
    becomes: "",
    test: ["core/events/rights.test.ts", "nobody below operator"],
  },
  {
    guard: "an IRC session's connection",
    file: "bot/sessions/bound.ts",
    was: "if (session.epoch !== network.epoch)",
    becomes: "if (false)",
    test: ["bot/sessions/registry.test.ts", ""],
  },
  {
    guard: "an IRC session's host",
    file: "bot/sessions/bound.ts",
    was: "if (session.userHost !== source.userHost)",
    becomes: "if (false)",
    test: ["bot/sessions/registry.test.ts", ""],
  },
];
