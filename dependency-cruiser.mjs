/** Who may import whom. scripts/boundaries.slow.test.ts plants violations and expects them to be reported. */
const production = "\\.test\\.tsx?$|/testing/";

const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: production },
  to: { pathNot: [...allowed, "^node_modules/", "^node:"], dependencyTypesNot: ["core"] },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    only("core-stands-alone", "core knows neither the web nor IRC connections", "^core/", [
      "^core/",
      "^prisma/generated/",
    ]),
    only("components-are-plain", "components render; they never reach data", "^components/", [
      "^components/",
      "^core/(irc|time|levels|errors|words)",
    ]),
    only("emails-are-plain", "templates and the mailer", "^emails/", ["^emails/", "^core/"]),
    only("web-never-imports-bot", "the processes meet in the database", "^app/", [
      "^app/",
      "^components/",
      "^core/",
      "^emails/",
    ]),
    only("bot-never-imports-web", "the processes meet in the database", "^bot/", [
      "^bot/",
      "^core/",
    ]),
    {
      name: "modules-are-islands",
      comment:
        "a module sees its own folder, the module API and core, so that it can be reloaded alone",
      severity: "error",
      from: { path: "^bot/modules/([^/]+)/", pathNot: production },
      to: {
        path: "^(bot|app|components|emails|prisma)/",
        pathNot: ["^bot/modules/$1/", "^bot/module-api\\.ts$"],
      },
    },
    {
      name: "modules-are-given-their-database",
      comment: "a module takes ctx.db; it opens nothing itself",
      severity: "error",
      from: { path: "^bot/modules/", pathNot: production },
      to: { path: "^core/(db/(?!client)|env)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "one-user-of-irc-framework",
      comment: "irc-framework's words and weaknesses stop at bot/irc",
      severity: "error",
      from: { path: "^(app|bot|components|core|emails)/", pathNot: ["^bot/irc/", production] },
      to: { path: "node_modules/irc-framework/" },
    },
    {
      name: "framework-free-core",
      severity: "error",
      from: { path: "^core/" },
      to: { path: "node_modules/(next|react|react-dom|next-auth|irc-framework)/" },
    },
    {
      name: "only-db-opens-prisma",
      severity: "error",
      from: { path: "^(app|bot|core|emails)/", pathNot: "^core/db/" },
      to: { path: "^prisma/generated/|node_modules/@prisma/" },
    },
    {
      name: "no-circular",
      comment: "cycles that exist only in types cost nothing at run time and are left alone",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-dev-dependency-in-production",
      severity: "error",
      from: { path: "^(app|bot|components|core|emails)/", pathNot: production },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-test-code-in-production",
      severity: "error",
      from: {
        path: "^(app|bot|components|core|emails)/",
        pathNot: production,
      },
      to: { path: production },
    },
  ],
  options: {
    doNotFollow: { path: "^(node_modules|prisma/generated)/" },
    exclude: { path: "^(\\.next|dist|\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".d.ts"],
    },
  },
};
