import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { inRoot } from "../root.ts";
import type { Door } from "./doors.ts";

const EMITTED = inRoot(".cache/types");
const SPECIFIER = /(?<=\bfrom |\bimport\()"([^"]+)"/g;

/** Writes the declarations that the doors need to `directory`, `writer/src/index.d.ts` and so on. */
export async function writeTypes(doors: readonly Door[], directory: string): Promise<void> {
  await rm(EMITTED, { recursive: true, force: true });
  execFileSync(inRoot("node_modules/.bin/tsc"), [
    "-p",
    inRoot("tsconfig.types.json"),
    "--outDir",
    EMITTED,
  ]);
  const written = new Set<string>();
  const waiting = doors.map(({ source }) => source);
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    if (written.has(source)) continue;
    written.add(source);
    waiting.push(...(await writeDeclaration(source, directory)));
  }
}

/** Returns the sources that it refers to. */
async function writeDeclaration(source: string, directory: string): Promise<string[]> {
  const path = source.replace(/\.ts$/, ".d.ts");
  const sources: string[] = [];
  const text = await readFile(join(EMITTED, path), "utf8");
  const rewritten = text.replaceAll(SPECIFIER, (whole, specifier: string) => {
    const target = sourceOf(specifier, source);
    if (target === undefined) return whole;
    sources.push(target);
    const relative = posix.relative(posix.dirname(source), target).replace(/\.ts$/, ".js");
    return JSON.stringify(relative.startsWith(".") ? relative : `./${relative}`);
  });
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), rewritten);
  return sources;
}

/** Undefined for what is not ours. */
function sourceOf(specifier: string, importer: string): string | undefined {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(importer), specifier);
  const [, name] = /^@runlens\/(\w+)$/.exec(specifier) ?? [];
  return name && `${name}/src/index.ts`;
}
