import type { Translation } from "../catalogues.ts";
import type { console as english } from "../en/console.ts";
import { audit } from "./console/audit.ts";
import { bot } from "./console/bot.ts";
import { home } from "./console/home.ts";
import { jobs } from "./console/jobs.ts";
import { logs } from "./console/logs.ts";
import { modules } from "./console/modules.ts";
import { nav } from "./console/nav.ts";
import { networkSwitch } from "./console/network-switch.ts";
import { ignores, networks } from "./console/networks.ts";
import { palette } from "./console/palette.ts";
import { people } from "./console/people.ts";
import { reasons } from "./console/reasons.ts";
import { settings } from "./console/settings.ts";
import { stepUp } from "./console/step-up.ts";

export const console: Translation<typeof english> = {
  audit,
  bot,
  home,
  ignores,
  jobs,
  logs,
  modules,
  nav,
  networkSwitch,
  networks,
  palette,
  people,
  reasons,
  settings,
  stepUp,
};
