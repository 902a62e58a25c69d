import { readFile } from "node:fs/promises";
import { inRoot } from "../root.ts";

/** A module that programs may import from the published package. */
export interface Door {
  /** As it is imported, behind the package's name: `writer/encode`. */
  readonly name: string;
  /** Relative to packages/: `writer/src/encode/index.ts`. */
  readonly source: string;
}

/** Packages of ours that programs import; the others serve the command. */
const LIBRARIES = ["writer", "format", "client"];

/** For packages of ours that are compiled to WebAssembly. */
const FOR_US_ALONE = "./wasm/";

/** What the libraries export to programs, by their own manifests. */
export async function findDoors(): Promise<Door[]> {
  const doors = await Promise.all(LIBRARIES.map(doorsOf));
  return doors.flat();
}

async function doorsOf(library: string): Promise<Door[]> {
  const manifest: { exports: Readonly<Record<string, string>> } = JSON.parse(
    await readFile(inRoot("packages", library, "package.json"), "utf8"),
  );
  return Object.entries(manifest.exports)
    .filter(([path]) => !path.startsWith(FOR_US_ALONE))
    .map(([path, source]) => ({
      name: path.replace(".", library),
      source: source.replace(".", library),
    }));
}
