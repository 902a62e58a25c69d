import { placeBehind, type FilePlace } from "./file-place.ts";
import { guessedPlace, joinDelta } from "./join-delta.ts";
import type { Loaded, Stretch, StretchScanned } from "./scan-stretch.ts";

/** How a file is cut. */
export interface RangePlan {
  /** Read before all others, for the tags that are in it. */
  readonly seedBytes: number;
  /** Of every other range. */
  readonly rangeBytes: number;
  /** Ranges that may be scanned or kept before those in front of them have come. */
  readonly maxAhead: number;
}

/** A file with more tags is scanned by one thread. */
const MAX_SEED_TAGS = 10_000;

/** What to scan, without the file. */
export type Part = Pick<Stretch, "place" | "isGuess" | "until">;

/** The number is given back with what came of it. */
export interface NumberedPart {
  readonly number: number;
  readonly part: Part;
}

interface Range {
  readonly from: number;
  readonly until: number;
  state: "waiting" | "sent" | Loaded;
  /** What was known when it was sent. */
  known: FilePlace;
  isGuess: boolean;
}

/**
 * Scans a file in ranges by several threads, as if it were one pass. The first range is
 * scanned alone; the others begin at the first header they find, with the tags of the
 * first. They are joined in order. A range that begins elsewhere than the one before it
 * ends, or that took a tag for another kind, is scanned again from the right place.
 */
export class RangedScan {
  /** Behind everything that was joined. */
  place: FilePlace;
  isDone = false;
  /** Something stood in the way. */
  isFailed = false;
  private readonly ranges: Range[];
  private readonly maxAhead: number;
  /** The first that was not joined. */
  private front = 0;
  private seed: FilePlace;

  constructor(place: FilePlace, byteLength: number, plan: RangePlan) {
    this.place = place;
    this.seed = place;
    this.maxAhead = plan.maxAhead;
    this.ranges = rangesOf(place, byteLength, plan);
    this.isDone = this.ranges.length === 0;
  }

  /** What to scan next; undefined while nothing may be, and at the end. */
  next(): NumberedPart | undefined {
    if (this.isDone) return undefined;
    const last = this.front === 0 ? 1 : this.front + this.maxAhead;
    for (let number = this.front; number < Math.min(last, this.ranges.length); number++) {
      const range = this.ranges[number];
      if (range?.state === "waiting") return { number, part: this.send(range, number) };
    }
    return undefined;
  }

  /** Takes in what came of a range. Returns what can be joined now, in order. */
  take(number: number, scanned: StretchScanned): Loaded[] {
    const range = this.ranges[number];
    if (this.isDone || range === undefined) return [];
    if (scanned.kind !== "loaded") {
      this.isDone = true;
      this.isFailed = true;
      return [];
    }
    range.state = scanned;
    return this.joinFront();
  }

  /** What comes from now on is not taken. */
  giveUp(): void {
    this.isDone = true;
    this.isFailed = true;
  }

  private send(range: Range, number: number): Part {
    range.state = "sent";
    range.isGuess = number !== this.front;
    range.known = range.isGuess ? guessedPlace(range.from, this.seed) : this.place;
    return { place: range.known, isGuess: range.isGuess, until: range.until };
  }

  private joinFront(): Loaded[] {
    const joined: Loaded[] = [];
    for (;;) {
      const range = this.ranges[this.front];
      if (range === undefined) this.isDone = true;
      if (range === undefined || this.isDone) return joined;
      if (this.place.nextOffset >= range.until) {
        this.front += 1;
        continue;
      }
      if (typeof range.state === "string") return joined;
      const loaded = this.joinRange(range, range.state);
      if (loaded === undefined) {
        range.state = "waiting";
        return joined;
      }
      joined.push(loaded);
      this.place = placeBehind(this.place, loaded.delta);
      if (this.front === 0) this.plant(this.place);
      this.front += 1;
      if (this.place.nextOffset < range.until) this.isDone = true;
    }
  }

  /** The other ranges begin with these tags, unless handing them over takes longer than scanning. */
  private plant(seed: FilePlace): void {
    this.seed = seed;
    if (seed.tags.length <= MAX_SEED_TAGS) return;
    const last = this.ranges.at(-1);
    const rest = this.ranges[1];
    if (last !== undefined && rest !== undefined) {
      this.ranges.splice(1, Infinity, { ...rest, until: last.until });
    }
  }

  /** Undefined when it must be scanned again. */
  private joinRange(range: Range, loaded: Loaded): Loaded | undefined {
    if (!range.isGuess) return loaded;
    const { nextOffset, scanner } = this.place;
    if (scanner.openDamage !== undefined || loaded.firstOffset !== nextOffset) return undefined;
    const delta = joinDelta(this.place, range.known, loaded.delta);
    return delta && { ...loaded, delta };
  }
}

function rangesOf(place: FilePlace, byteLength: number, plan: RangePlan): Range[] {
  const ranges: Range[] = [];
  let from = place.nextOffset;
  let bytes = plan.seedBytes;
  while (from < byteLength) {
    const isLast = byteLength - from < bytes * 1.5;
    const until = isLast ? byteLength : from + bytes;
    ranges.push({ from, until, state: "waiting", known: place, isGuess: false });
    from = until;
    bytes = plan.rangeBytes;
  }
  return ranges;
}
