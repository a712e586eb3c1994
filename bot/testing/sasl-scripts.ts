/** Servers that let in by SASL, for tests: as told, or by SCRAM as the standard has it. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type { Script, ScriptedClient } from "./scripted-server.ts";

/** A server with SASL that answers each AUTHENTICATE as told, mechanisms apart. */
export const saslScript = (
  answer: (client: ScriptedClient, param: string) => void,
  capabilities = ["sasl=PLAIN,EXTERNAL", "cap-notify", "message-tags"],
): Script => ({
  capabilities,
  line: ({ command, params }, client) => {
    if (command !== "AUTHENTICATE") return undefined;
    if (/^(PLAIN|EXTERNAL|SCRAM-SHA-256)$/.test(params[0] ?? "")) client.send("AUTHENTICATE +");
    else answer(client, params[0] ?? "");
    return true;
  },
});

/** Says that `steward` is logged in, and ends the exchange. */
export const accept = (client: ScriptedClient) =>
  client.send(":s 900 steward steward!u@h steward :You are now logged in", ":s 903 steward :OK");

const refuse = (client: ScriptedClient) =>
  client.send(":s 904 steward :SASL authentication failed");

/** What a server may do when a login with PLAIN to `steward` is wanted that does not end well. */
export const failedLogins: Readonly<Record<string, Script>> = {
  "refuses the password": saslScript(refuse),
  "breaks off": saslScript((client) => client.send(":s 906 steward :aborted")),
  "locks the account": saslScript((client) => client.send(":s 902 steward :locked")),
  "says 903 without 900": saslScript((client) => client.send(":s 903 steward :OK")),
  "logs in to another account": saslScript((client) =>
    client.send(":s 900 steward steward!u@h mallory :logged in", ":s 903 steward :OK"),
  ),
  "offers no SASL": { capabilities: ["batch"] },
  "offers another mechanism": saslScript(accept, ["sasl=SCRAM-SHA-256"]),
  "says nothing to the password": saslScript(() => {}),
  "does not even ask for the password": {
    capabilities: ["sasl=PLAIN"],
    line: ({ command }) => command === "AUTHENTICATE",
  },
  "knows no CAP": { capabilities: null },
  "refuses every capability": {
    capabilities: ["sasl=PLAIN", "batch"],
    line: ({ command, params }, client) => {
      if (command !== "CAP" || params[0] !== "REQ") return undefined;
      client.send(`:s CAP * NAK :${params[1]}`);
      return true;
    },
  },
};

/** A server that knows the password of `steward` and has it proven by SCRAM-SHA-256 (RFC 5802, RFC 7677). */
export function scramScript(password: string): Script {
  const exchanges = new WeakMap<ScriptedClient, ScramServer>();
  return saslScript(
    (client, param) => {
      const exchange = exchanges.get(client) ?? new ScramServer(password);
      exchanges.set(client, exchange);
      const said = param === "+" ? "" : Buffer.from(param, "base64").toString();
      const next = exchange.next(said);
      if (next === "accepted") accept(client);
      else if (next === "refused") refuse(client);
      else client.send(`AUTHENTICATE ${Buffer.from(next.say).toString("base64")}`);
    },
    ["sasl=SCRAM-SHA-256"],
  );
}

const ROUNDS = 4_096;

class ScramServer {
  private readonly salt = randomBytes(16);
  private readonly nonce = randomBytes(16).toString("base64");
  private readonly salted: Buffer;
  private clientFirst = "";
  private serverFirst = "";
  private isProven = false;

  constructor(password: string) {
    this.salted = pbkdf2Sync(password, this.salt, ROUNDS, 32, "sha256");
  }

  next(said: string): "accepted" | "refused" | { readonly say: string } {
    if (this.isProven) return said === "" ? "accepted" : "refused";
    if (this.serverFirst !== "") return this.final(said);
    const [, bare = "", nonce = ""] = /^n,,(n=steward,r=(.+))$/.exec(said) ?? [];
    if (nonce === "") return "refused";
    this.clientFirst = bare;
    this.serverFirst = `r=${nonce}${this.nonce},s=${this.salt.toString("base64")},i=${ROUNDS}`;
    return { say: this.serverFirst };
  }

  private final(said: string): "refused" | { readonly say: string } {
    const [, unproven = "", proof = ""] = /^(c=biws,r=[^,]+),p=(.+)$/.exec(said) ?? [];
    const message = `${this.clientFirst},${this.serverFirst},${unproven}`;
    const storedKey = createHash("sha256").update(hmac(this.salted, "Client Key")).digest();
    const signature = hmac(storedKey, message);
    const clientKey = Buffer.from(proof, "base64").map((byte, at) => byte ^ (signature[at] ?? 0));
    if (!createHash("sha256").update(clientKey).digest().equals(storedKey)) return "refused";
    this.isProven = true;
    return { say: `v=${hmac(hmac(this.salted, "Server Key"), message).toString("base64")}` };
  }
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
