import "server-only";
import { readEnv } from "#core/env";
import { createLog } from "#core/log";

export const webLog = createLog("web", readEnv().logLevel);
