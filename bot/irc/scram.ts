/** SCRAM-SHA-256 (RFC 5802, RFC 7677) as a client, without channel binding: the password never leaves us. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";

const HEADER = "n,,";
/** Fewer is an invitation to guess (RFC 7677 section 4); more would keep the bot from its other connections. */
const MIN_ROUNDS = 4_096;
const MAX_ROUNDS = 200_000;

export class ScramClient {
  private readonly account: string;
  private readonly password: string;
  private readonly nonce: string;
  private step: "first" | "final" | "verify" | "over" = "first";
  private expected: Buffer = Buffer.alloc(0);
  /** The server showed that it knows the password as well. */
  isServerProven = false;

  /** `nonce` is for tests with published vectors. */
  constructor(account: string, password: string, nonce = randomBytes(24).toString("base64")) {
    this.account = account;
    this.password = password;
    this.nonce = nonce;
  }

  /** What to answer; null when the server's part is wrong and nothing may be said. */
  next(challenge: string): string | null {
    switch (this.step) {
      case "first":
        this.step = "final";
        return challenge === "" ? HEADER + this.firstBare : null;
      case "final":
        this.step = "verify";
        return this.final(challenge);
      case "verify":
        this.step = "over";
        this.isServerProven = this.verifies(challenge);
        return this.isServerProven ? "" : null;
      default:
        return null;
    }
  }

  private get firstBare(): string {
    const name = this.account.normalize("NFKC").replaceAll("=", "=3D").replaceAll(",", "=2C");
    return `n=${name},r=${this.nonce}`;
  }

  private final(serverFirst: string): string | null {
    const match = /^r=([^,]+),s=([A-Za-z0-9+/]+=*),i=(\d{1,7})(?:,|$)/.exec(serverFirst);
    const [, nonce = "", salt = "", count = ""] = match ?? [];
    const rounds = Number(count);
    const isOurs = nonce.startsWith(this.nonce) && nonce.length > this.nonce.length;
    if (!isOurs || rounds < MIN_ROUNDS || rounds > MAX_ROUNDS) return null;
    const salted = pbkdf2Sync(
      this.password.normalize("NFKC"),
      Buffer.from(salt, "base64"),
      rounds,
      32,
      "sha256",
    );
    const withoutProof = `c=${Buffer.from(HEADER).toString("base64")},r=${nonce}`;
    const message = `${this.firstBare},${serverFirst},${withoutProof}`;
    const clientKey = hmac(salted, "Client Key");
    const signature = hmac(createHash("sha256").update(clientKey).digest(), message);
    const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
    this.expected = hmac(hmac(salted, "Server Key"), message);
    return `${withoutProof},p=${proof.toString("base64")}`;
  }

  private verifies(serverFinal: string): boolean {
    const found = Buffer.from(/^v=([^,]+)/.exec(serverFinal)?.[1] ?? "", "base64");
    return found.length === this.expected.length && timingSafeEqual(found, this.expected);
  }
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
