import type { ScannedTag } from "@runlens/format";
import type { ScalarPoints } from "@runlens/model";
import { smoothDebiased } from "@runlens/model";
import { PointColumns, ReferenceColumns } from "./columns.ts";
import type { ReadStretch } from "./read-stretch.ts";
import {
  firstVisibleStep,
  hideRestarted,
  lastVisibleStep,
  showFile,
  showValues,
  visibleCount,
  type Span,
} from "./restarts.ts";

/** Below this smoothing again costs less than the memory of having kept it. */
const MIN_KEPT_SMOOTHED_POINTS = 10_000;

/** What a series must know of a file of its run. */
export interface PartFile {
  readonly name: string;
  /** Steps of the restarts in the file, in logged order. */
  readonly restartSteps: readonly number[];
  readonly readStretch: ReadStretch;
}

/** What one file holds of one series. */
export class Part {
  readonly file: PartFile;
  readonly series: Series;
  readonly tag: ScannedTag;
  readonly points = new PointColumns();
  readonly references = new ReferenceColumns();

  constructor(file: PartFile, series: Series, tag: ScannedTag) {
    this.file = file;
    this.series = series;
    this.tag = tag;
  }

  get isEmpty(): boolean {
    return this.points.count === 0 && this.references.count === 0;
  }
}

/** When a value that is no scalar was logged, and where it lies. */
export interface ValuePlace {
  readonly file: PartFile;
  readonly step: number;
  readonly wallTimeSecs: number;
  /** Of the record's payload, in the file. */
  readonly offset: number;
  readonly byteLength: number;
  /** How many values of the series stand before it in the same record. */
  placeInRecord(): number;
}

type Columns = PointColumns | ReferenceColumns;

/**
 * One (run, tag) pair: a part per file, and the default view over them. The view
 * follows a growing last file without looking at anything twice; every other
 * change has it built anew when it is next asked for.
 */
export class Series {
  readonly tagName: string;
  /** Grows with every change, also when a series vanishes and comes back. */
  version = 0;
  private readonly parts: Part[] = [];
  /** All files of the run, in the order of their names. */
  private readonly files: readonly PartFile[];
  private spans: Span<Columns>[] = [];
  private shownOfLast = 0;
  private isStale = false;
  private joined: { version: number; points: ScalarPoints } | undefined;
  private smoothedLast: { version: number; weight: number; values: Float64Array } | undefined;

  constructor(tagName: string, files: readonly PartFile[]) {
    this.tagName = tagName;
    this.files = files;
  }

  /** What the first file says of the tag; later files are ignored, as TensorBoard does. */
  get info(): ScannedTag | undefined {
    return this.parts[0]?.tag;
  }

  get isScalar(): boolean {
    return this.info?.dataClass === "scalar";
  }

  addPart(part: Part): void {
    const before = this.parts.findLastIndex((other) => other.file.name < part.file.name);
    this.parts.splice(before + 1, 0, part);
    this.isStale = true;
  }

  /** Returns whether parts are left. */
  removePart(part: Part): boolean {
    this.parts.splice(this.parts.indexOf(part), 1);
    this.isStale = true;
    return this.parts.length > 0;
  }

  /** To be called after values were appended to a part. */
  grew(part: Part, version: number): void {
    this.version = version;
    if (part.file !== this.files.at(-1)) this.isStale = true;
  }

  /** To be called when what hides or shows values changed, other than by appending. */
  changed(version: number): void {
    this.version = version;
    this.isStale = true;
  }

  get pointCount(): number {
    return visibleCount(this.visible());
  }

  get firstStep(): number | undefined {
    return firstVisibleStep(this.visible());
  }

  get lastStep(): number | undefined {
    return this.visible().length === 0 ? undefined : lastVisibleStep(this.spans);
  }

  /** Points of the default view; views on the store's memory where they lie together. */
  points(): ScalarPoints {
    if (this.joined?.version === this.version) return this.joined.points;
    const points = join(this.visible());
    this.joined = this.spans.length > 1 ? { version: this.version, points } : undefined;
    return points;
  }

  /** Where the newest values of the default view lie, at most `last`, newest first. */
  places(last: number): ValuePlace[] {
    const places: ValuePlace[] = [];
    for (const { part: columns, from, to } of this.visible().toReversed()) {
      const file = this.parts.find(({ references }) => references === columns)?.file;
      if (file === undefined || !(columns instanceof ReferenceColumns)) continue;
      for (let index = to - 1; index >= from && places.length < last; index--) {
        places.push(placeAt(file, columns, index));
      }
    }
    return places;
  }

  /** The debiased moving average over all points of the default view. */
  smoothed(weight: number): Float64Array {
    const kept = this.smoothedLast;
    if (kept?.version === this.version && kept.weight === weight) return kept.values;
    const values = smoothDebiased(this.points().values, weight);
    this.smoothedLast =
      values.length < MIN_KEPT_SMOOTHED_POINTS
        ? undefined
        : { version: this.version, weight, values };
    return values;
  }

  private visible(): readonly Span<Columns>[] {
    const last = this.parts.at(-1);
    if (last === undefined) return [];
    if (this.isStale) this.rebuild();
    const columns = this.columnsOf(last);
    showValues(this.spans, columns, this.shownOfLast, columns.count);
    this.shownOfLast = columns.count;
    return this.spans;
  }

  private rebuild(): void {
    this.spans = [];
    let next = 0;
    for (const file of this.files) {
      const part = this.parts[next];
      if (part?.file !== file) hideRestarted(this.spans, file.restartSteps);
      else {
        const columns = this.columnsOf(part);
        showFile(this.spans, columns, file.restartSteps);
        this.shownOfLast = columns.count;
        next += 1;
      }
    }
    this.isStale = false;
  }

  private columnsOf(part: Part): Columns {
    return this.isScalar ? part.points : part.references;
  }
}

function placeAt(file: PartFile, columns: ReferenceColumns, index: number): ValuePlace {
  return {
    file,
    step: columns.steps[index] ?? NaN,
    wallTimeSecs: columns.wallTimesSecs[index] ?? NaN,
    offset: columns.offsets[index] ?? NaN,
    byteLength: columns.byteLengths[index] ?? NaN,
    placeInRecord: () => columns.placeInRecord(index),
  };
}

function join(spans: readonly Span<Columns>[]): ScalarPoints {
  const [only] = spans;
  if (only !== undefined && spans.length === 1 && only.part instanceof PointColumns) {
    const { part, from, to } = only;
    return {
      length: to - from,
      steps: part.steps.subarray(from, to),
      wallTimesSecs: part.wallTimesSecs.subarray(from, to),
      values: part.values.subarray(from, to),
    };
  }
  const length = visibleCount(spans);
  const steps = new Float64Array(length);
  const wallTimesSecs = new Float64Array(length);
  const values = new Float64Array(length);
  let at = 0;
  for (const { part, from, to } of spans) {
    if (!(part instanceof PointColumns)) continue;
    steps.set(part.steps.subarray(from, to), at);
    wallTimesSecs.set(part.wallTimesSecs.subarray(from, to), at);
    values.set(part.values.subarray(from, to), at);
    at += to - from;
  }
  return { length, steps, wallTimesSecs, values };
}
