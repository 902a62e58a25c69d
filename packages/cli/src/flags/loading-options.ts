import { totalmem } from "node:os";
import { EXIT, ExitError } from "../exit-error.ts";
import { badValue } from "./expand-flags.ts";

/** What was typed of the flags that say how logs are loaded, by flag name. */
export interface LoadingFlags {
  readonly max_memory?: string;
  readonly no_index?: boolean;
  readonly index_dir?: string;
  readonly verify?: string;
}

export interface LoadingOptions {
  /** Memory for points. */
  readonly maxMemoryBytes: number;
  /** Whether what is read is kept on disk for the next start. */
  readonly keepsIndex: boolean;
  /** Where indexes lie; undefined: in the user's cache directory. */
  readonly indexRoot: string | undefined;
  /** When checksums are checked: while loading, after everything is shown, or never. */
  readonly verify: "now" | "later" | "off";
}

/** Less holds too few points to draw with. */
const MIN_MEMORY_BYTES = 64e6;
const DEFAULT_MEMORY_SHARE = 1 / 4;

export function readLoadingOptions(flags: LoadingFlags): LoadingOptions {
  const { max_memory, no_index = false, index_dir, verify } = flags;
  if (no_index && index_dir !== undefined) {
    throw new ExitError(EXIT.failed, {
      code: "cli.conflict",
      message: "--no_index and --index_dir exclude each other.",
      hint: "Leave one of them out.",
    });
  }
  return {
    maxMemoryBytes: readMaxMemory(max_memory),
    keepsIndex: !no_index,
    indexRoot: index_dir,
    verify: readVerify(verify),
  };
}

function readVerify(typed = "now"): LoadingOptions["verify"] {
  if (typed === "now" || typed === "later" || typed === "off") return typed;
  throw badValue("verify", typed, "is now, later or off");
}

function readMaxMemory(typed: string | undefined): number {
  if (typed === undefined) return Math.floor(memoryBytes() * DEFAULT_MEMORY_SHARE);
  const bytes = sizeOf(typed);
  if (bytes !== undefined && bytes >= MIN_MEMORY_BYTES) return bytes;
  throw badValue("max_memory", typed, "is a size of at least 64MB, such as 4GB or 512MiB");
}

/** Of the machine, or what the container may use of it. */
function memoryBytes(): number {
  // 0 where there is no limit, or a number beyond all memory.
  return Math.min(totalmem(), process.constrainedMemory() || Infinity);
}

const UNIT_BYTES: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** "4GB", "1.5 GiB", "512m", "1000000": in bytes; undefined for anything else. */
export function sizeOf(text: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  const unitBytes = UNIT_BYTES[unit.toLowerCase()];
  return digits === "" || unitBytes === undefined
    ? undefined
    : Math.round(Number(digits) * unitBytes);
}
