/** A reporter for vitest, used by suites.mjs: writes which files failed, and how many errors belong to none, as JSON. */
import { writeFileSync } from "node:fs";

export default class FailedSuites {
  onTestRunEnd(modules, unhandled) {
    const failed = modules.filter((module) => !module.ok()).map(({ moduleId }) => moduleId);
    writeFileSync(
      process.env.STEWARD_REPORT,
      JSON.stringify({ failed, unhandled: unhandled.length }),
    );
  }
}
