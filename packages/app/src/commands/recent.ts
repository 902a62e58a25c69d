import { keep, readKept } from "../local-storage.ts";

const STORAGE_KEY = "runlens.recentCommands";
const MAX_RECENT = 6;

/** Ids of the commands used lately, newest first. */
export function recentCommands(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(readKept(STORAGE_KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function rememberCommand(id: string): void {
  const others = recentCommands().filter((each) => each !== id);
  keep(STORAGE_KEY, JSON.stringify([id, ...others].slice(0, MAX_RECENT)));
}
