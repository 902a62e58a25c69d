import type { DamagedRange } from "@runlens/format";

/** Ranges of damage, counted. */
export interface DamageSum {
  readonly count: number;
  readonly bytes: number;
}

/** What is shown of a file without its payloads having been checked: everything from an offset on. */
export class Unverified {
  readonly from: number;
  /** Checked so far, in idle time. */
  checkedTo: number;
  /** What was seen nevertheless. */
  readonly damage = { count: 0, bytes: 0 };

  constructor(from: number) {
    this.from = from;
    this.checkedTo = from;
  }

  noteDamage({ byteLength }: DamagedRange): void {
    this.damage.count += 1;
    this.damage.bytes += byteLength;
  }
}
