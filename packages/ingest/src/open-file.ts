import { closeSync, constants, openSync } from "node:fs";

/** A named pipe put in the place of a file must not hang the process. */
export const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** @throws when there is no such file or it may not be read, and what `use` throws. */
export function withOpenFile<T>(path: string, use: (descriptor: number) => T): T {
  const descriptor = openSync(path, OPEN_FLAGS);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
