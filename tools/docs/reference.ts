import { relative } from "node:path";
import ts from "typescript";
import { ROOT } from "../root.ts";

/** One thing behind a door: what it is declared as, and what its doc comment says. */
export interface ReferenceEntry {
  readonly name: string;
  readonly kind: "function" | "type" | "constant";
  /** As in the source, without bodies of functions; doc comments of members are kept. */
  readonly declaration: string;
  /** Markdown; empty when there is no comment. */
  readonly prose: string;
}

type Declared =
  | ts.FunctionDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ClassDeclaration
  | ts.VariableDeclaration;

/**
 * What each module exports, by name, and every type of ours that these name: a reader who
 * meets a type can look it up. Throws for an export that cannot be described.
 */
export function referencesOf(modules: readonly string[]): ReferenceEntry[][] {
  const program = ts.createProgram(modules, compilerOptions());
  return modules.map((module) => referenceOf(program, module));
}

function referenceOf(program: ts.Program, entry: string): ReferenceEntry[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} exports nothing.`);
  const declared = reachable(checker, checker.getExportsOfModule(module));
  return declared.map((declaration) => describe(checker, declaration)).toSorted(byName);
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.node.json`, (path) =>
    ts.sys.readFile(path),
  );
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT).options;
}

function reachable(checker: ts.TypeChecker, exported: readonly ts.Symbol[]): Declared[] {
  const found = new Map<ts.Symbol, Declared>();
  const waiting = exported.map((symbol) => withoutAlias(checker, symbol));
  for (const symbol of waiting) {
    const declaration = symbol.declarations?.find(isDeclared);
    if (declaration === undefined) throw new Error(`${symbol.name} cannot be described.`);
    if (found.has(symbol)) continue;
    found.set(symbol, declaration);
    waiting.push(...typesNamedBy(checker, declaration));
  }
  return [...found.values()];
}

/** Types in what is shown of a declaration, as far as they are ours and have a name of their own. */
function typesNamedBy(checker: ts.TypeChecker, declaration: Declared): ts.Symbol[] {
  const named: ts.Symbol[] = [];
  function visit(node: ts.Node): void {
    if (ts.isBlock(node)) return;
    if (
      ts.isIdentifier(node) &&
      (ts.isTypeReferenceNode(node.parent) || ts.isExpressionWithTypeArguments(node.parent))
    ) {
      const symbol = checker.getSymbolAtLocation(node);
      if (symbol !== undefined) named.push(withoutAlias(checker, symbol));
    }
    ts.forEachChild(node, visit);
  }
  visit(declaration);
  return named.filter((symbol) =>
    symbol.declarations?.some((found) => isDeclared(found) && isOurs(found)),
  );
}

function isOurs(declaration: ts.Node): boolean {
  return relative(ROOT, declaration.getSourceFile().fileName).startsWith("packages");
}

function withoutAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isDeclared(node: ts.Node): node is Declared {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isVariableDeclaration(node)
  );
}

function describe(checker: ts.TypeChecker, declaration: Declared): ReferenceEntry {
  const name = declaration.name?.getText() ?? "";
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return {
    name,
    kind: kindOf(declaration),
    declaration: declarationText(checker, declaration),
    prose: proseOf(statement),
  };
}

function kindOf(declaration: Declared): ReferenceEntry["kind"] {
  if (ts.isVariableDeclaration(declaration)) return "constant";
  return ts.isFunctionDeclaration(declaration) ? "function" : "type";
}

function declarationText(checker: ts.TypeChecker, declaration: Declared): string {
  if (ts.isVariableDeclaration(declaration)) {
    const type = checker.typeToString(checker.getTypeAtLocation(declaration));
    return `const ${declaration.name.getText()}: ${type};`;
  }
  if (ts.isTypeAliasDeclaration(declaration) && /\btypeof\b/.test(declaration.type.getText())) {
    // Of values that are not shown: what comes out says more.
    const { NoTruncation, InTypeAlias } = ts.TypeFormatFlags;
    const type = checker.getTypeAtLocation(declaration);
    const text = checker.typeToString(type, declaration, NoTruncation | InTypeAlias);
    return `type ${declaration.name.text} = ${text};`;
  }
  const source = declaration.getSourceFile().text;
  const text = cut(source, declaration.getStart(), declaration.getEnd(), bodiesOf(declaration));
  return text.replace(/^export /, "");
}

function bodiesOf(declaration: Declared): ts.Node[] {
  if (ts.isFunctionDeclaration(declaration)) return declaration.body ? [declaration.body] : [];
  if (!ts.isClassDeclaration(declaration)) return [];
  return declaration.members.flatMap((member) =>
    ts.isFunctionLike(member) && "body" in member && member.body ? [member.body] : [],
  );
}

/** The text from `start` to `end` with a semicolon in place of each body. */
function cut(text: string, start: number, end: number, bodies: readonly ts.Node[]): string {
  let shown = "";
  let from = start;
  for (const body of bodies) {
    shown += `${text.slice(from, body.getStart()).trimEnd()};`;
    from = body.getEnd();
  }
  return shown + text.slice(from, end);
}

function proseOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  if (comment === undefined) return "";
  return comment
    .getText()
    .replace(/^\/\*\*|\s*\*\/$/g, "")
    .replace(/^[ \t]*\* ?/gm, "")
    .trim();
}

function byName(a: ReferenceEntry, b: ReferenceEntry): number {
  return a.name.localeCompare(b.name, "en");
}
