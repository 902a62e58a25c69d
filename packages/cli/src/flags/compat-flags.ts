import { badValue } from "./expand-flags.ts";
import type { Flag } from "./flag.ts";

/** A flag of TensorBoard that is taken and changes nothing here, for a reason that its help gives. */
interface CompatFlag extends Flag {
  readonly value: string;
  readonly accepts: RegExp;
  /** What it takes, in words: "is true or false". */
  readonly rule: string;
}

const BOOL = { value: "BOOL", accepts: /^(?:true|false)$/i, rule: "is true or false" };
const WHEN = { value: "WHEN", accepts: /^(?:auto|true|false)$/i, rule: "is auto, true or false" };
const COUNT = { value: "N", accepts: /^-?\d+$/, rule: "is a whole number" };
const GROUP = { group: "Taken for scripts that start TensorBoard:" };

export const COMPAT_FLAGS = [
  { name: "load_fast", ...WHEN, ...GROUP, help: "there is one loader, and it is fast" },
  {
    name: "max_reload_threads",
    ...COUNT,
    ...GROUP,
    help: "loading takes as many threads as it can use",
  },
  {
    name: "reload_multifile",
    ...BOOL,
    ...GROUP,
    help: "all event files of a run are always followed",
  },
  {
    name: "reload_multifile_inactive_secs",
    ...COUNT,
    ...GROUP,
    help: "files are followed however long they were silent",
  },
  {
    name: "detect_file_replacement",
    ...BOOL,
    ...GROUP,
    help: "replaced files are always noticed",
  },
  {
    name: "purge_orphaned_data",
    value: "BOOL",
    accepts: /^true$/i,
    rule: "can only be true: points that a restart replaced are hidden, and shown by the setting of the scalars for all attempts",
    ...GROUP,
    help: "true: points that a restart replaced are hidden",
  },
  {
    name: "generic_data",
    ...WHEN,
    ...GROUP,
    help: "has no effect any more, in TensorBoard either",
  },
] as const satisfies readonly CompatFlag[];

/** What was typed of them, by flag name. */
export type CompatFlagValues = {
  readonly [name in (typeof COMPAT_FLAGS)[number]["name"]]?: string;
};

/** @throws ExitError (usage) for a value that TensorBoard would not take, or that we cannot honour. */
export function checkCompatFlags(typed: CompatFlagValues): void {
  for (const { name, accepts, rule } of COMPAT_FLAGS) {
    const value = typed[name];
    if (value !== undefined && !accepts.test(value)) throw badValue(name, value, rule);
  }
}
