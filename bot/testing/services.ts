import type { BotServices } from "../host/services.ts";

/** Services that know nobody and do nothing; override what a test is about. */
export function pretendServices(overrides: Partial<BotServices> = {}): BotServices {
  return {
    redeem: async () => "That token is not valid here.",
    logout: async () => false,
    session: async () => null,
    meet: async (nick) => `I have sent ${nick} the way in.`,
    job: async (kind) => `Done: ${kind}.`,
    mode: async () => {},
    kick: async () => {},
    topic: async () => {},
    invite: async () => {},
    about: async () => ({
      version: "0.0.0",
      uptimeMs: 61_000,
      source: "https://example.org/steward",
      modules: ["about"],
    }),
    commands: async () => [],
    modules: async () => [],
    authenticate: async () => "That was not accepted.",
    editModule: async () => true,
    editPrefix: async () => true,
    editProfile: async () => true,
    why: async () => ["It runs."],
    ...overrides,
  };
}
