/** Ends with 1, and a sentence for each setting from the environment that cannot be used. Run by prepare.mjs. */
import { readEnv } from "#core/env";

try {
  readEnv();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
