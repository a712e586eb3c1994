/** No text of its own in any component or refusal: what people read comes from the catalogues. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Components of ours whose `name` people read; elsewhere it names a field of a form. */
const NAMED = new Set(["Line"]);

/** Not words of ours: what stands for itself in every language, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  Steward: "the product's name",
  "smtp.example.org": "an example of an address",
  "irc.example.org": "an example of an address",
  "socks5://127.0.0.1:1080": "an example of an address",
  "*!*@host.example": "an example of a mask",
  "#channel": "an example of a name",
  "user.level": "the key of an audit entry, as it is typed",
  "xxxx-xxxx-xxxx": "the form of a recovery code",
};

/** Attributes that people read or hear. */
const READ = new Set(
  "alt aria-label aria-description confirm description heading hint label legend placeholder summary term text title trigger unit".split(
    " ",
  ),
);

const isWords = (text: string) =>
  /\p{L}{2}/u.test(text) && !text.startsWith("`/msg ") && !Object.hasOwn(ALLOWED, text.trim());

/** Do people read what stands here: in an element, an attribute or a property? */
function isShown(place: ts.Node): boolean {
  if (ts.isJsxElement(place) || ts.isJsxFragment(place)) return true;
  if (ts.isJsxAttribute(place)) {
    const name = place.name.getText();
    return READ.has(name) || (name === "name" && NAMED.has(place.parent.parent.tagName.getText()));
  }
  return ts.isPropertyAssignment(place) && isShownProperty(place);
}

function isShownProperty({ name, parent }: ts.PropertyAssignment): boolean {
  if (parent.parent.getText().startsWith("classNames")) return false;
  const isFact =
    name.getText() === "value" && parent.properties.some((one) => one.name?.getText() === "term");
  return isFact || READ.has(name.getText());
}

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
    if ((isText(node) || ts.isTemplateExpression(node)) && isShown(readAs(node)))
      note(node, isText(node) ? node.text : node.getText().replace(/\$\{[^}]*\}/g, ""));
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

/** Refusals in plain English, and who reads them. Everybody else's are keys of the catalogue. */
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [
    /^scripts\/|^core\/db\/|^core\/users\/from-shell\.ts$/,
    "operators, in a shell, which is English throughout",
  ],
  [/^bot\/host\//, "authors of modules, beside file, line and the compiler's own words"],
  [/^bot\/lobby\/lobby\.ts$/, "operators, where the bot cannot start"],
];

/** Sentences handed to `new AppError` as text. */
function refusalsIn(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found: string[] = [];
  const texts = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) || ts.isCallExpression(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      if (/\p{L} /u.test(node.getText())) found.push(`${file}:${line + 1} ${node.getText()}`);
    }
    ts.forEachChild(node, texts);
  };
  const visit = (node: ts.Node): void => {
    const [, says] =
      ts.isNewExpression(node) && node.expression.getText() === "AppError"
        ? (node.arguments ?? [])
        : [];
    if (says) texts(says);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test("no refusal is plain English, but for those read by operators and authors", () => {
  const files = ["app", "bot", "core", "emails", "scripts"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file));
  const found = files.flatMap((file) => refusalsIn(file, readFileSync(file, "utf8")));
  for (const [where, readers] of ENGLISH)
    expect(
      found.some((each) => where.test(each.split(":")[0] ?? "")),
      readers,
    ).toBe(true);
  expect(
    found.filter((each) => !ENGLISH.some(([where]) => where.test(each.split(":")[0] ?? ""))),
  ).toEqual([]);
});

test.each([
  ['new AppError("invalid", "That is wrong.")', 1],
  ['new AppError("invalid", known ? `There is one.` : "There is none.", { cause })', 2],
  ['new AppError("invalid", problem ?? "That is wrong.")', 1],
  ['new AppError("invalid", { key: "a.b", name: "two words" })', 0],
  ['new AppError("invalid", t("a.b"), { cause })', 0],
])("%s has %i", (source, count) => {
  expect(refusalsIn("x.ts", `throw ${source};`)).toHaveLength(count);
});

test.each([
  ["<p>Nothing here</p>", 1],
  ['<p>{done ? "Done" : "To do"}</p>', 2],
  ['<Field label="Name" name="name" />', 1],
  ['<Line name="Bot process" />', 1],
  ['<x>{facts([{ term, value: version || "unknown" }])}</x>', 1],
  ['<p className="text-sm">{t("a.b")} · {count}</p>', 0],
])("%s has %i", (source, count) => {
  expect(wordsIn("x.tsx", `export const x = ${source};`)).toHaveLength(count);
});
