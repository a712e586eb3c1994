import type { Mutant } from "./mutant.ts";

/** What guards connections to networks: pace, logins, certificates, and words that must not be lost. */
export const connectionMutants: readonly Mutant[] = [
  {
    guard: "the penalty clock",
    file: "bot/irc/penalty-clock.ts",
    was: "return Math.max(0, this.clock - now - this.pace.aheadMs);",
    becomes: "return 0;",
    test: ["bot/irc/penalty-clock.test.ts", "in any window no more goes out"],
  },
  {
    guard: "who the services are",
    file: "bot/irc/services/keeper.ts",
    was: "if (fits(mask, hostmask)) return null;",
    becomes: "return null;",
    test: ["bot/irc/login.test.ts", "gets nothing when somebody else has the nick"],
  },
  {
    guard: "a pinned certificate",
    file: "bot/irc/transport.ts",
    was: "return found === fingerprint\n",
    becomes: "return found === fingerprint || true\n",
    test: ["bot/irc/tls.test.ts", "ends the attempt before a word is said"],
  },
  {
    guard: "a pinned certificate behind a proxy",
    file: "bot/irc/transport.ts",
    was: "const problem = this.certificateProblem();",
    becomes: "const problem = this.options.socks ? null : this.certificateProblem();",
    test: ["bot/irc/ways-out.test.ts", "gets no word through"],
  },
  {
    guard: "a SCRAM server's proof",
    file: "bot/irc/sasl.ts",
    was: "if (this.scram && !this.scram.isServerProven)",
    becomes: "if (false)",
    test: ["bot/irc/login.test.ts", "a server that takes it unproven is not believed"],
  },
  {
    guard: "the services' password asks for itself",
    file: "core/networks/exposure.ts",
    was: 'const asksServices = after.saslPolicy === "nickserv";',
    becomes:
      'const asksServices = after.saslPolicy === "nickserv" && after.saslMechanism !== "none";',
    test: ["core/networks/changes.test.ts", "a stored secret is not sent"],
  },
  {
    guard: "only a connection made with the new settings proves them",
    file: "bot/irc/upkeep/upkeep.ts",
    was: "return session && !needsNewConnection(session.settings, settings) ? settings.mark : null;",
    becomes: "return session ? settings.mark : null;",
    test: ["bot/trials.test.ts", "the bot is back on the old one"],
  },
  {
    guard: "an edit in the moment of the return",
    file: "core/networks/trials.ts",
    was: 'where: { networkId, mark, state: "trying", until: { lte: now } },',
    becomes: 'where: { networkId, state: "trying" },',
    test: ["core/networks/trials.test.ts", "a second change before the first is proven"],
  },
  {
    guard: "words that wait for their channel",
    file: "bot/irc/upkeep/parts.ts",
    was: "return place !== null && channels.isExpected(place.channel);",
    becomes: "return false;",
    test: ["bot/irc/channels/joining.test.ts", "after a reconnect words wait"],
  },
  {
    guard: "the end of patience with SASL",
    file: "bot/irc/sasl.ts",
    was: 'this.cancelLimit = this.timers.after(ANSWER_MS, () => this.abort("the server did not answer"));',
    becomes: "",
    test: ["bot/irc/login.test.ts", "is tried again and again while services keep quiet"],
  },
  {
    guard: "the end of patience with a JOIN",
    file: "bot/irc/channels/kept-channel.ts",
    was: "if (this.isAwaited) this.retryIn(JOIN_TIMEOUT_MS, silence);",
    becomes: "void silence;",
    test: ["bot/irc/channels/joining.test.ts", "never answers the JOIN"],
  },
  {
    guard: "one process to a name",
    file: "core/bot-process/names.ts",
    was: "    where: { id, startId },\n    data: { ...load, heartbeatAt: now, stoppedAt: null },",
    becomes: "    where: { id },\n    data: { ...load, heartbeatAt: now, stoppedAt: null },",
    test: ["bot/own-name.test.ts", "finds itself replaced"],
  },
  {
    guard: "a login that is demanded, while the server keeps silent",
    file: "bot/irc/registration.ts",
    was: 'if (this.settings.saslPolicy === "fail") this.hooks.refused(this.problem);\n    else this.hooks.send',
    becomes: "if (false) this.hooks.refused(this.problem);\n    else this.hooks.send",
    test: ["bot/irc/silent-capabilities.slow.test.ts", "without the login that is demanded"],
  },
];
