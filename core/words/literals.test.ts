/** No text of its own in any component: what people read comes from the catalogues. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Not words of ours: what stands for itself in every language, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  Steward: "the product's name",
  "smtp.example.org": "an example of an address",
  "irc.example.org": "an example of an address",
  "#channel": "an example of a name",
  "user.level": "the key of an audit entry, as it is typed",
};

/** Attributes that people read or hear. */
const READ = new Set(
  "alt aria-label aria-description confirm description heading hint label legend placeholder summary term text title trigger unit".split(
    " ",
  ),
);

const isWords = (text: string) =>
  /\p{L}{2}/u.test(text) && !text.startsWith("`/msg ") && !Object.hasOwn(ALLOWED, text.trim());

function wordsIn(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (!isWords(text)) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${text.trim().slice(0, 60)}`);
  };
  const isText = (node: ts.Node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral =>
    ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
  const readAs = (node: ts.Node): ts.Node => {
    let outer = node.parent;
    while (
      ts.isConditionalExpression(outer) ||
      ts.isParenthesizedExpression(outer) ||
      ts.isJsxExpression(outer) ||
      (ts.isBinaryExpression(outer) && /^(\|\||&&|\?\?)$/.test(outer.operatorToken.getText()))
    )
      outer = outer.parent;
    return outer;
  };
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (isText(node) || ts.isTemplateExpression(node)) {
      const outer = readAs(node);
      const isRead =
        ts.isJsxElement(outer) ||
        ts.isJsxFragment(outer) ||
        (ts.isJsxAttribute(outer) && READ.has(outer.name.getText())) ||
        (ts.isPropertyAssignment(outer) &&
          READ.has(outer.name.getText()) &&
          outer.parent.parent.getText().startsWith("classNames") === false);
      if (isRead) note(node, isText(node) ? node.text : node.getText().replace(/\$\{[^}]*\}/g, ""));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test("pages, components and mails hold no words", () => {
  const files = ["app", "components", "emails"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file));
  expect(files.length).toBeGreaterThan(150);
  expect(files.flatMap((file) => wordsIn(file, readFileSync(file, "utf8")))).toEqual([]);
});

test.each([
  ["<p>Nothing here</p>", 1],
  ['<p>{done ? "Done" : "To do"}</p>', 2],
  ['<Field label="Name" name="name" />', 1],
  ['<p className="text-sm">{t("a.b")} · {count}</p>', 0],
])("%s has %i", (source, count) => {
  expect(wordsIn("x.tsx", `export const x = ${source};`)).toHaveLength(count);
});
