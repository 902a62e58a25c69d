import { readFile } from "node:fs/promises";
import { inRoot } from "./root.ts";
import { runCheck } from "./support/check.ts";

/** Licences that ask for no more than their text. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "Bitstream-Vera",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
]);

/** Used to build or test, never shipped, and unchanged. */
const TOOLS_ONLY = new Set(["MPL-2.0", "CC-BY-4.0"]);

/** By name: licences that packages give in prose, as read by people. */
const LICENCES_IN_PROSE: Readonly<Record<string, string>> = {
  // The terms of Bitstream Vera for all of it; what DejaVu changed is in the public domain.
  "dejavu-fonts-ttf": "Bitstream-Vera",
};

/** Packages that run a program while being installed, each for a reason. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  node: "links the Node that source runs on",
  fsevents: "optional, macOS only, of the build tool",
};

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Every package that can be installed is permissive, and runs nothing while it is installed. */
export async function checkLicences(): Promise<string[]> {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    await readFile(inRoot("package-lock.json"), "utf8"),
  );
  return Object.entries(lock.packages)
    .filter(([path]) => path.includes("node_modules/"))
    .flatMap(([path, locked]) => complaintsOf(path.split("node_modules/").at(-1) ?? path, locked));
}

export function complaintsOf(name: string, locked: LockedPackage): string[] {
  if (locked.link === true) return [];
  const license = LICENCES_IN_PROSE[name] ?? locked.license ?? "none";
  const isAllowed = (id: string): boolean =>
    PERMISSIVE.has(id) || (locked.dev === true && TOOLS_ONLY.has(id));
  // SPDX expressions, as far as packages use them: all of an AND, or one of an OR.
  const choices = license.replace(/[()]/g, "").split(" OR ");
  const isFine = choices.some((choice) => choice.split(" AND ").every(isAllowed));
  return [
    ...(isFine ? [] : [`${name}: licence ${license} is not on the list of permissive ones.`]),
    ...(locked.hasInstallScript === true && INSTALL_SCRIPTS[name] === undefined
      ? [`${name} runs a script while being installed.`]
      : []),
  ];
}

if (import.meta.main) await runCheck(checkLicences);
