/** Passwords and certificates of networks: sealed in their rows, opened by the bot alone. */
import { deriveKey } from "#core/env";
import { seal, unseal } from "#core/secrets";

const PURPOSES = {
  passwordSealed: "network password",
  saslSealed: "network sasl",
  clientCertSealed: "network certificate",
  keySealed: "channel key",
} as const;
type SealedColumn = keyof typeof PURPOSES;

/** The key for {@link sealSecret}; read from the environment or the data folder once a process. */
let cached: Buffer | undefined;
function networkKey(): Buffer {
  cached ??= deriveKey("network");
  return cached;
}

/** Seals one secret for the row it belongs to, so that it opens nowhere else. */
export function sealSecret(column: SealedColumn, rowId: string, text: string): string {
  return seal(text, networkKey(), `${PURPOSES[column]} ${rowId}`);
}

/** Opens what {@link sealSecret} made. Throws when the master secret changed or the value was moved to another row. */
export function openSecret(column: SealedColumn, rowId: string, sealed: string): string {
  return unseal(sealed, networkKey(), `${PURPOSES[column]} ${rowId}`);
}

/** The secrets of one network in the clear; null where none is stored. */
export interface NetworkSecrets {
  readonly password: string | null;
  readonly saslPassword: string | null;
  readonly clientCert: string | null;
}

interface SealedNetwork {
  readonly id: string;
  readonly passwordSealed: string | null;
  readonly saslSealed: string | null;
  readonly clientCertSealed: string | null;
}

/** For the bot only: pages and the API never call this. Throws as {@link openSecret}. */
export function openNetworkSecrets(row: SealedNetwork): NetworkSecrets {
  const open = (column: "passwordSealed" | "saslSealed" | "clientCertSealed") => {
    const sealed = row[column];
    return sealed === null ? null : openSecret(column, row.id, sealed);
  };
  return {
    password: open("passwordSealed"),
    saslPassword: open("saslSealed"),
    clientCert: open("clientCertSealed"),
  };
}
