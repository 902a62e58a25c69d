import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { checkParity } from "./check-parity.ts";
import { anchorsOf, linksOf } from "./docs/markdown.ts";
import { inRoot } from "./root.ts";
import { runCheck, trackedFiles } from "./support/check.ts";

/** Documents say what is true: links lead somewhere, and every folder and error code is described. */
export async function checkDocs(): Promise<string[]> {
  const files = await trackedFiles();
  return [
    ...(await brokenLinks(files)),
    ...(await foldersNotInArchitecture(files)),
    ...packagesWithoutReadme(files),
    ...(await versionsApart(files)),
    ...(await errorCodesApart(files)),
    ...(await machinePaths(files)),
    ...(await checkParity(files)),
  ];
}

async function brokenLinks(files: readonly string[]): Promise<string[]> {
  const known = new Set(files.flatMap((file) => [file, ...parentsOf(file)]));
  const complaints: string[] = [];
  for (const file of files.filter((path) => path.endsWith(".md"))) {
    for (const link of linksOf(await read(file))) {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? file : posix.join(posix.dirname(file), path);
      if (!known.has(target)) complaints.push(`${file}: the link ${link} leads nowhere.`);
      else if (anchor !== undefined && target.endsWith(".md")) {
        const isThere = anchorsOf(await read(target)).includes(anchor);
        if (!isThere) complaints.push(`${file}: ${target} has no heading #${anchor}.`);
      }
    }
  }
  return complaints;
}

async function foldersNotInArchitecture(files: readonly string[]): Promise<string[]> {
  const folders = new Set(
    files.flatMap((file) => /^(?:packages\/)?[a-z][\w-]*(?=\/)/.exec(file) ?? []),
  );
  folders.delete("packages");
  const rows = [...(await read("ARCHITECTURE.md")).matchAll(/^\| ([a-z][\w/-]*) +\|/gm)].map(
    (row) => row[1] ?? "",
  );
  return [
    ...[...folders]
      .filter((folder) => !rows.includes(folder))
      .map((folder) => `ARCHITECTURE.md has no row for ${folder}.`),
    ...rows
      .filter((row) => row !== "folder" && row !== "seam" && !folders.has(row))
      .map((row) => `ARCHITECTURE.md describes ${row}, which does not exist.`),
  ];
}

function packagesWithoutReadme(files: readonly string[]): string[] {
  return files
    .filter((file) => /^(packages|plugins)\/[^/]+\/package\.json$/.test(file))
    .map((file) => posix.join(posix.dirname(file), "README.md"))
    .filter((readme) => !files.includes(readme))
    .map((readme) => `${readme} is missing.`);
}

async function versionsApart(files: readonly string[]): Promise<string[]> {
  const versionOf = async (file: string): Promise<unknown> => JSON.parse(await read(file)).version;
  const version = await versionOf("package.json");
  const complaints: string[] = [];
  for (const file of files.filter((path) =>
    /^(packages|plugins)\/[^/]+\/package\.json$/.test(path),
  )) {
    if ((await versionOf(file)) !== version)
      complaints.push(`${file} has another version than the root.`);
  }
  const changelog = await read("CHANGELOG.md");
  if (!changelog.includes(`## ${String(version)}`)) {
    complaints.push(`CHANGELOG.md has no heading "## ${String(version)}".`);
  }
  return complaints;
}

const CODE_IN_SOURCE = /(?:\bcode:\s*|RouteError\(\s*\d+,\s*|\bserverError\(\s*)"([a-z]\w*\.\w+)"/g;
const CODE_IN_LIST = /^\| `([a-z]\w*\.\w+)` +\|/gm;

/** docs/errors.md lists the codes in the source, all of them and no others. */
async function errorCodesApart(files: readonly string[]): Promise<string[]> {
  const listed = new Set(matches(await read("docs/errors.md"), CODE_IN_LIST));
  const used = new Map<string, string>();
  for (const file of files) {
    if (!/^(packages|plugins)\/.*(?<!\.test)\.tsx?$/.test(file) || file.includes("test-support"))
      continue;
    for (const code of matches(await read(file), CODE_IN_SOURCE)) used.set(code, file);
  }
  return [
    ...[...used]
      .filter(([code]) => !listed.has(code))
      .map(([code, file]) => `docs/errors.md does not list ${code} of ${file}.`),
    ...[...listed]
      .filter((code) => !used.has(code))
      .map((code) => `docs/errors.md lists ${code}, which no source uses.`),
  ];
}

/** Paths of the machine that somebody worked on. */
const MACHINE_PATH = new RegExp(`(?<![\\w.])/(?:${["work", "farm", "root", "tmp"].join("|")})/\\w`);

async function machinePaths(files: readonly string[]): Promise<string[]> {
  const complaints: string[] = [];
  for (const file of files.filter((path) => /\.(tsx?|mjs|md|json|css|html|txt)$/.test(path))) {
    const lines = (await read(file)).split("\n");
    const line = lines.findIndex((text) => MACHINE_PATH.test(text));
    if (line >= 0) complaints.push(`${file}:${line + 1} names a path of one machine.`);
  }
  return complaints;
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

function parentsOf(file: string): string[] {
  const parents: string[] = [];
  for (let at = posix.dirname(file); at !== "."; at = posix.dirname(at)) parents.push(at);
  return parents;
}

const read = (path: string): Promise<string> => readFile(inRoot(path), "utf8");

if (import.meta.main) await runCheck(checkDocs);
