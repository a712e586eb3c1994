/** The form that gives modules hosts of their own: one on each line, as `module: host`. */
import { z } from "zod";
import { MODULE_NAME } from "#core/modules/names";
import { complaint } from "#core/words/complaint";
import type { Told } from "#core/words/told";

const LINE = /^([^\s:=]+)\s*[:=]\s*(\S+)$/;
const MOST = 32;

export const hostsForm = z.strictObject({
  hosts: z
    .string()
    .max(4_000)
    .transform((typed, context) => {
      const complain = (told: Told) => context.addIssue(complaint(told));
      const hosts: Record<string, string> = {};
      for (const line of typed.split(/\r?\n/).map((each) => each.trim())) {
        if (line === "") continue;
        const [, module = "", host = ""] = LINE.exec(line) ?? [];
        if (!MODULE_NAME.test(module) || !MODULE_NAME.test(host))
          complain({ key: "hosts.line", line: line.slice(0, 60) });
        else if (Object.hasOwn(hosts, module)) complain({ key: "hosts.twice", module });
        else hosts[module] = host;
      }
      if (new Set(Object.values(hosts)).size > MOST) complain({ key: "hosts.tooMany", most: MOST });
      return hosts;
    }),
});

/** As somebody would type it, by name. */
export function hostsAsTyped(hosts: Readonly<Record<string, string>>): string {
  return Object.entries(hosts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([module, host]) => `${module}: ${host}`)
    .join("\n");
}
