import { bytesText } from "@runlens/base";
import { momentText } from "@runlens/charts";

/** Names and texts in a manifest may be anything; a page must stay usable. All of it can be copied. */
const MAX_ENTRIES = 500;
const MAX_TEXT_LENGTH = 10_000;

export interface Manifest {
  /** Indented. */
  readonly json: string;
  readonly facts: readonly Fact[];
}

/** A field of a manifest: a text, or several with names. */
export interface Fact {
  readonly term: string;
  readonly entries: readonly { readonly name?: string; readonly text: string }[];
}

/** What the fields of version 1 are called here; others are shown under their own names. */
const TERMS: ReadonlyMap<string, string> = new Map([
  ["startedAt", "Started"],
  ["command", "Command"],
  ["workingDirectory", "Directory"],
  ["git", "Git"],
  ["git.commit", "Commit"],
  ["git.branch", "Branch"],
  ["git.isDirty", "Working tree"],
  ["runtime", "Runtime"],
  ["runtime.node", "Node"],
  ["runtime.v8", "V8"],
  ["host", "Host"],
  ["host.name", "Name"],
  ["host.platform", "Platform"],
  ["host.release", "Release"],
  ["host.arch", "Architecture"],
  ["host.cpu", "Processor"],
  ["host.cores", "Cores"],
  ["host.memoryBytes", "Memory"],
  ["environment", "Environment"],
  ["dependencies", "Dependencies"],
]);

/** Undefined when the text holds no JSON object. */
export function readManifest(text: string): Manifest | undefined {
  const fields = parsed(/^```json\n(.*)\n```\s*$/s.exec(text)?.[1] ?? text);
  if (!isRecord(fields)) return undefined;
  const facts = Object.entries(fields)
    .filter(([field]) => field !== "version")
    .map(([field, value]) => factOf(field, value));
  return { json: JSON.stringify(fields, undefined, 2), facts };
}

function factOf(field: string, value: unknown): Fact {
  const term = TERMS.get(field) ?? field;
  if (!isRecord(value)) return { term, entries: [{ text: textOf(field, value) }] };
  const all = Object.entries(value);
  const entries = all.slice(0, MAX_ENTRIES).map(([key, item]) => {
    const path = `${field}.${key}`;
    return { name: TERMS.get(path) ?? key, text: textOf(path, item) };
  });
  if (all.length === 0) return { term, entries: [{ text: "none" }] };
  const hidden = all.length - entries.length;
  return { term, entries: hidden > 0 ? [...entries, { text: `and ${hidden} more` }] : entries };
}

function textOf(path: string, value: unknown): string {
  const text =
    knownText(path, value) ?? (typeof value === "string" ? value : JSON.stringify(value));
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
}

function knownText(path: string, value: unknown): string | undefined {
  if (path === "startedAt") return momentOf(value);
  if (path === "command" && Array.isArray(value)) return value.map(shellWord).join(" ");
  if (path === "git.isDirty")
    return value === true ? "has changes that are not committed" : "clean";
  if (path === "host.memoryBytes" && typeof value === "number") return bytesText(value);
  return undefined;
}

/** A moment in local time, where the value is one. */
function momentOf(value: unknown): string | undefined {
  const timeMs = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(timeMs) ? undefined : momentText(timeMs / 1000);
}

/** As a POSIX shell takes it. */
function shellWord(word: unknown): string {
  const text = String(word);
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
