/** Transpiles everything that runs outside Next, file by file, from TypeScript to dist/. Types are checked elsewhere. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folders = ["core", "bot", "emails", "scripts", "prisma/generated"];

function sources(folder) {
  const all = [];
  const walk = (current) => {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (entry.name !== "testing") walk(path.join(current, entry.name));
      } else if (/(?<!\.test|\.d)\.tsx?$/.test(entry.name))
        all.push(path.join(current, entry.name));
    }
  };
  if (existsSync(path.join(root, folder))) walk(path.join(root, folder));
  return all;
}

/** Imports stay imports: relative ones lose their .ts, the rest is left to Node. */
const keepImports = {
  name: "keep-imports",
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path: wanted, kind }) => {
      if (kind === "entry-point") return undefined;
      return { path: wanted.replace(/^(\..*?)\.tsx?$/, "$1.js"), external: true };
    });
  },
};

export async function compile() {
  rmSync(path.join(root, "dist"), { recursive: true, force: true });
  await build({
    entryPoints: folders.flatMap(sources),
    outdir: path.join(root, "dist"),
    outbase: root,
    bundle: true,
    plugins: [keepImports],
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    sourcemap: "linked",
    logLevel: "warning",
  });
  // Its service would stay as long as this process, which goes on to run everything.
  await stop();
}
