/** Runs the suites of vitest. In CI a suite that failed is run once more, alone and named, as the browser journeys are. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root, run } from "./prepare.mjs";

/**
 * Runs the suites of one length on one database with further words of vitest; throws when one fails. With `secondTry` those that
 * failed beside the others run again, one at a time; gives the files that passed only then, relative to the project's folder.
 */
export async function runSuites({ length, database, words = [], secondTry = false }) {
  const folder = mkdtempSync(path.join(tmpdir(), "steward-suites-"));
  const report = path.join(folder, "report.json");
  const reporters = ["--reporter=dot", "--reporter=./scripts/failed-suites.mjs"];
  const vitest = (...more) =>
    run(
      path.join(root, "node_modules", ".bin", "vitest"),
      ["run", ...reporters, ...words, ...more],
      {
        env: { TEST_LENGTH: length, TEST_DATABASE: database, STEWARD_REPORT: report },
      },
    );
  try {
    await vitest();
    return [];
  } catch (error) {
    const failed = secondTry ? failedSuites(report) : [];
    if (failed.length === 0) throw error;
    console.error(`\nfailed beside the others, and run again alone: ${failed.join(", ")}`);
    await vitest(...failed, "--maxWorkers=1");
    return failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** None when the run itself broke down, or an error belongs to no suite: then nothing says that the rest passed. */
function failedSuites(report) {
  try {
    const { failed, unhandled } = JSON.parse(readFileSync(report, "utf8"));
    return unhandled > 0 ? [] : failed.map((file) => path.relative(root, file));
  } catch {
    return [];
  }
}
