/** What a host may say. A user's module runs in that process and could have written anything. */
import { z } from "zod";
import type { FromHost } from "./messages.ts";
import { SERVICE_NAMES } from "./services.ts";

const request = z.number().int();
const text = z.string().max(16_000);
const name = z.string().max(64);
const key = z.string().max(1_000);

const reply = z.object({
  type: z.literal("reply"),
  id: request,
  outcome: z.object({
    lines: z.array(text).max(2_000),
    private: z.boolean(),
    refused: z.boolean().optional(),
    failed: z.boolean().optional(),
  }),
});
const others = z.discriminatedUnion("type", [
  z.object({ type: z.literal("pong") }),
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("taken"), count: z.number().int().min(1) }),
  z.object({
    type: z.literal("loading"),
    name,
    bundle: z.string().max(80),
  }),
  z.object({
    type: z.literal("loaded"),
    request: request.nullable(),
    bundle: z.string().max(80),
    // Looked at by checkManifest.
    manifest: z.unknown(),
  }),
  z.object({ type: z.literal("unloaded"), request, name }),
  z.object({ type: z.literal("load.failed"), request: request.nullable(), name, error: text }),
  z.object({
    type: z.literal("verdict"),
    request,
    failed: z.boolean(),
    cancel: text.nullable(),
    changes: z.record(z.string(), text),
  }),
  z.object({
    type: z.literal("service"),
    request,
    callId: request,
    service: z.enum(SERVICE_NAMES),
    // Looked at by checkArguments.
    args: z.array(z.unknown()).max(20),
  }),
  z.object({
    type: z.literal("store"),
    request,
    module: name,
    // Too long a value is answered with a refusal; what it is, the store itself checks.
    action: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("get"), key }),
      z.object({ kind: z.literal("set"), key, value: z.string() }),
      z.object({ kind: z.literal("delete"), key }),
      z.object({ kind: z.literal("list"), prefix: key }),
    ]),
  }),
  z.object({
    type: z.literal("say"),
    module: name,
    networkId: name,
    target: z.string().max(500),
    text,
  }),
  z.object({
    type: z.literal("log"),
    level: z.enum(["debug", "info", "warn", "error"]),
    module: name,
    message: text,
    details: z.record(z.string(), z.unknown()),
  }),
]);

/** The message, or null when it is none that a host sends. */
export function checkHeard(said: unknown): FromHost | null {
  const isReply =
    typeof said === "object" && said !== null && "type" in said && said.type === "reply";
  const parsed = isReply ? reply.safeParse(said) : others.safeParse(said);
  return parsed.success ? (parsed.data as FromHost) : null;
}
