import { statSync, type Stats } from "node:fs";
import { basename } from "node:path";

export interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly byteLength: number;
  readonly modifiedMs: number;
  /** The same for as long as it is the same file, under whatever name. */
  readonly identity: string;
}

export function identityOf(stats: Pick<Stats, "dev" | "ino">): string {
  return `${stats.dev}:${stats.ino}`;
}

export type Looked =
  | { readonly kind: "there"; readonly stats: Stats }
  /** Nothing, or a link to nothing. */
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly error: unknown };

/** What stands at a path; links are followed. */
export function lookAt(path: string): Looked {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? { kind: "missing" } : { kind: "there", stats };
  } catch (error) {
    return { kind: "failed", error };
  }
}

export function foundFile(path: string, stats: Stats): FoundFile {
  return {
    name: basename(path),
    path,
    byteLength: stats.size,
    modifiedMs: stats.mtimeMs,
    identity: identityOf(stats),
  };
}
