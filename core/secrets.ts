import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from "node:crypto";

/** Crockford's base32 in lower case: no i, l, o or u, so that nothing is misread. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** What each token is for; its letter stands in the token, so that one pattern finds them all. */
export const TOKEN_KINDS = {
  register: "stwr",
  login: "stwl",
  key: "stwk",
  verify: "stwv",
  reset: "stwp",
  invite: "stwi",
} as const;
export type TokenKind = keyof typeof TOKEN_KINDS;

const BODY = 28;
const CHECK = 4;
const shape = new RegExp(`stw[rlkvpi]_[0-9a-hjkmnp-tv-zoil]{${BODY + CHECK}}(?![0-9a-z])`, "gi");

function randomSymbols(count: number): string {
  // 256 is a multiple of 32, so the low five bits of a random byte are uniform.
  return Array.from(randomBytes(count), (byte) => ALPHABET[byte & 31]).join("");
}

function checkSymbols(text: string): string {
  const digest = createHash("sha256").update(`steward-check ${text}`).digest();
  return Array.from(digest.subarray(0, CHECK), (byte) => ALPHABET[byte & 31]).join("");
}

/** A random id that says nothing about its row: 100 bits as 20 symbols. */
export function newId(): string {
  return randomSymbols(20);
}

const pool = Buffer.alloc(3_072);
let poolUsed = pool.length;

/** A short reference a person can read out; not a secret, so that its bytes are drawn many at a time. */
export function newReference(): string {
  if (poolUsed + 6 > pool.length) {
    randomFillSync(pool);
    poolUsed = 0;
  }
  let text = "";
  for (const byte of pool.subarray(poolUsed, poolUsed + 6)) text += ALPHABET[byte & 31];
  poolUsed += 6;
  return text;
}

/** Six decimal digits, uniform. */
export function newCode(): string {
  let value = randomBytes(4).readUInt32BE();
  while (value >= 4_294_000_000) value = randomBytes(4).readUInt32BE();
  return String(value % 1_000_000).padStart(6, "0");
}

/** A token of 136 random bits and 4 check symbols: `stwr_` and 32 symbols. */
export function newToken(kind: TokenKind): string {
  // 28 symbols hold 140 bits; the first has its top four cleared, which leaves 136.
  const body = `${ALPHABET[randomBytes(1).readUInt8() & 1]}${randomSymbols(BODY - 1)}`;
  const plain = `${TOKEN_KINDS[kind]}_${body}`;
  return plain + checkSymbols(plain);
}

/** Brings a token as typed into its one form: lower case, with o, i and l read as 0, 1 and 1. */
function canonicalToken(typed: string): string {
  const lower = typed.trim().toLowerCase();
  const body = lower.slice(5).replace(/o/g, "0").replace(/[il]/g, "1");
  return lower.slice(0, 5) + body;
}

/** What a typed token is for, or null when it is no token of ours (wrong form or check symbols). */
export function readToken(typed: string): { kind: TokenKind; token: string } | null {
  const token = canonicalToken(typed);
  const prefix = token.slice(0, 4);
  const kind = (Object.keys(TOKEN_KINDS) as TokenKind[]).find((key) => TOKEN_KINDS[key] === prefix);
  if (!kind || token[4] !== "_" || token.length !== 5 + BODY + CHECK) return null;
  const plain = token.slice(0, 5 + BODY);
  return checkSymbols(plain) === token.slice(5 + BODY) ? { kind, token } : null;
}

/** SHA-256 in hex, as tokens are stored. Takes the canonical form that {@link readToken} gives. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Every token of ours inside a text, canonical, so that leaked ones can be burnt. */
export function findTokens(text: string): string[] {
  const found = text.match(shape) ?? [];
  return found.flatMap((candidate) => readToken(candidate)?.token ?? []);
}

const wirePasswords: readonly [RegExp, string][] = [
  [/\b(PASS|AUTHENTICATE)(\s+:?)\S+/g, "$1$2[secret]"],
  [/\b((?:OPER|RELEASE)\s+\S+\s+)\S+/g, "$1[secret]"],
  [
    /\b(IDENTIFY|GHOST|REGAIN|RECOVER|REGISTER|SET\s+PASSWORD)(\s+)(?!stw)(?=\S)(.+)$/gim,
    "$1$2[secret]",
  ],
];

/** Hides every token of ours; the redactor that runs before any sink. The letter stays, so the kind can be told. */
export function redact(text: string): string {
  return text.replace(shape, (match) => `${match.slice(0, 5).toLowerCase()}[secret]`);
}

/** As {@link redact}, and also hides passwords in raw protocol lines. For lines that go to or come from a server. */
export function redactWire(line: string): string {
  return wirePasswords.reduce((left, [pattern, by]) => left.replace(pattern, by), redact(line));
}

/** AES-256-GCM as base64url of nonce, tag and ciphertext. The purpose is authenticated too. */
export function seal(text: string, key: Buffer, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** Opens what {@link seal} made. Throws when key or purpose differ or a bit was changed. */
export function unseal(sealed: string, key: Buffer, purpose: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), {
    authTagLength: 16,
  }).setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** Compares two secrets held in memory without telling by time where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
