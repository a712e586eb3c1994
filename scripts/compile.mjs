/** Transpiles everything that runs outside Next, file by file, from TypeScript to dist/. Types are checked elsewhere. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "dist");
const folders = ["core", "bot", "emails", "scripts"];

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

/** Where the generated clients ask for their query compiler: WebAssembly as a text in a module, which is kept for ever, twice. */
const embeddedCompiler =
  /const \{ wasm \} = await import\("([^"]+)"\)\s+return await decodeBase64AsWasm\(wasm\)/;
const compilerFile = "query-compiler.wasm";

/** Gives the clients their query compiler from a file: some 6 MB less in each process that asks the database. */
const compilerFromFile = {
  name: "compiler-from-file",
  setup({ onLoad }) {
    onLoad({ filter: /generated\/\w+\/client\/internal\/class\.ts$/ }, async (file) => {
      const source = await readFile(file.path, "utf8");
      const embedded = embeddedCompiler.exec(source);
      if (!embedded) throw new Error(`${file.path} no longer loads its query compiler as before.`);
      const { wasm } = await import(embedded[1]);
      const folder = path.join(dist, path.relative(root, path.dirname(file.path)));
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, compilerFile), Buffer.from(wasm, "base64"));
      const fromFile = `const { readFile } = await import("node:fs/promises");
        return new WebAssembly.Module(await readFile(new URL("./${compilerFile}", import.meta.url)));`;
      return { contents: source.replace(embedded[0], fromFile), loader: "ts" };
    });
  },
};

export async function compile() {
  rmSync(dist, { recursive: true, force: true });
  const common = {
    outdir: dist,
    outbase: root,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    logLevel: "warning",
  };
  // Node keeps every source map it meets: those of ours say which lines, not what stands there, and nobody reads generated code.
  const own = { sourcemap: "linked", sourcesContent: false, plugins: [keepImports] };
  const generated = { minifyWhitespace: true, plugins: [compilerFromFile, keepImports] };
  await build({ ...common, ...own, entryPoints: folders.flatMap(sources) });
  await build({ ...common, ...generated, entryPoints: sources("prisma/generated") });
  // Its service would stay as long as this process, which goes on to run everything.
  await stop();
}
