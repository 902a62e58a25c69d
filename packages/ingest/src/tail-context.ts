import type { ScanSpace } from "@runlens/format";
import type { LogIndex } from "@runlens/index";
import type { Store } from "@runlens/store";
import type { OpenFiles } from "./open-files.ts";
import type { Tally } from "./tally.ts";
import type { VerifyMode } from "./verify-mode.ts";

/** What all tails share: where values go, and memory that is used over and over. */
export interface TailContext {
  readonly store: Store;
  /** For scans on this thread. */
  readonly spaceHere: () => ScanSpace;
  readonly openFiles: OpenFiles;
  readonly verify: VerifyMode;
  readonly tally: Tally;
  readonly index?: LogIndex;
}
