import type { ScannedTag } from "@runlens/format";
import type { Attempts, Moments, ScalarPoints, SeriesInfo } from "@runlens/model";
import type { Part, PartFile } from "./part.ts";
import { PointColumns } from "./point-columns.ts";
import { ReferenceColumns } from "./reference-columns.ts";
import {
  firstVisibleStep,
  hideRestarted,
  lastVisibleStep,
  showAll,
  showFile,
  showValues,
  visibleCount,
  type Span,
} from "./restarts.ts";
import { seriesInfo } from "./series-info.ts";
import { SeriesView } from "./series-view.ts";

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

const NO_INFO: Omit<ScannedTag, "name"> = {
  pluginName: "",
  pluginContent: new Uint8Array(0),
  dataClass: "unknown",
  displayName: "",
  description: "",
};

type Columns = PointColumns | ReferenceColumns;

/** The run of a series, as the series sees it. */
export interface RunFiles {
  /** All of them, in the order of their names. */
  readonly files: readonly PartFile[];
}

/**
 * One (run, tag) pair: a part per file, and the default view over them. The view
 * follows a growing last file without looking at anything twice; every other
 * change has it built anew when it is next asked for.
 */
export class Series {
  readonly tagName: string;
  /** Grows with every change, also when a series vanishes and comes back. */
  version = 0;
  /** Changes whenever the default view did more than grow at its end. */
  rebuilds = 0;
  private parts: readonly Part[] = [];
  private readonly run: RunFiles;
  private spans: Span<Columns>[] = [];
  private shownOfLast = 0;
  private isStale = false;
  private described: SeriesInfo | undefined;

  constructor(tagName: string, run: RunFiles) {
    this.tagName = tagName;
    this.run = run;
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
    this.parts = this.parts.toSpliced(before + 1, 0, part);
    this.described = undefined;
    this.isStale = true;
  }

  /** Returns whether parts are left. */
  removePart(part: Part): boolean {
    this.parts = this.parts.filter((other) => other !== part);
    this.described = undefined;
    this.isStale = true;
    return this.parts.length > 0;
  }

  /** To be called after values were appended to a part. */
  grew(part: Part, version: number): void {
    this.version = Math.max(this.version, version);
    if (part.file !== this.run.files.at(-1)) this.isStale = true;
  }

  /** To be called when what hides or shows values changed, other than by appending. */
  changed(version: number): void {
    this.version = version;
    this.isStale = true;
  }

  /** What lists tell of it; the same object for as long as nothing changes. */
  describe(run: string): SeriesInfo {
    if (this.described?.version !== this.version) this.described = this.infoFor(run);
    return this.described;
  }

  get pointCount(): number {
    return this.plain?.count ?? visibleCount(this.visible());
  }

  get firstStep(): number | undefined {
    const { plain } = this;
    if (plain === undefined) return firstVisibleStep(this.visible());
    return plain.count === 0 ? undefined : plain.stepAt(0);
  }

  get lastStep(): number | undefined {
    const { plain } = this;
    if (plain !== undefined) return plain.count === 0 ? undefined : plain.stepAt(plain.count - 1);
    return this.visible().length === 0 ? undefined : lastVisibleStep(this.spans);
  }

  /** Points as they are shown, without decoding them. Empty for values of other kinds. */
  view(attempts: Attempts = "last"): SeriesView {
    return new SeriesView(this.spansOf(attempts).filter(isOfPoints));
  }

  points(attempts?: Attempts): ScalarPoints {
    return this.view(attempts).points();
  }

  /** Where the newest values lie, at most `last`, newest first. */
  places(last: number, attempts: Attempts = "last"): ValuePlace[] {
    const places: ValuePlace[] = [];
    for (const { part: columns, from, to } of this.spansOf(attempts).toReversed()) {
      const file = this.parts.find(({ references }) => references === columns)?.file;
      if (file === undefined || !(columns instanceof ReferenceColumns)) continue;
      for (let index = to - 1; index >= from && places.length < last; index--) {
        places.push(placeAt(file, columns, index));
      }
    }
    return places;
  }

  /** When values that are no scalars were logged, the oldest first. */
  moments(attempts: Attempts = "last"): Moments {
    const spans = this.spansOf(attempts).filter(isOfReferences);
    const length = spans.reduce((sum, { from, to }) => sum + to - from, 0);
    const steps = new Float64Array(length);
    const wallTimesSecs = new Float64Array(length);
    let at = 0;
    for (const { part, from, to } of spans) {
      steps.set(part.steps.subarray(from, to), at);
      wallTimesSecs.set(part.wallTimesSecs.subarray(from, to), at);
      at += to - from;
    }
    return { length, steps, wallTimesSecs };
  }

  private infoFor(run: string): SeriesInfo {
    const { tagName, pointCount, firstStep, lastStep, version } = this;
    const tag = this.info ?? { name: tagName, ...NO_INFO };
    if (firstStep !== undefined && lastStep !== undefined) {
      return seriesInfo(run, tag, pointCount, firstStep, lastStep, version);
    }
    const { name, ...what } = tag;
    return { run, tag: name, ...what, pointCount, version };
  }

  private spansOf(attempts: Attempts): readonly Span<Columns>[] {
    if (attempts === "last") return this.visible();
    const spans: Span<Columns>[] = [];
    for (const part of this.parts) showAll(spans, this.columnsOf(part));
    return spans;
  }

  /** The columns of the only file of a run where nothing is hidden: mostly, and then nothing is noted. */
  private get plain(): Columns | undefined {
    const { files } = this.run;
    const [file] = files;
    const [part] = this.parts;
    if (files.length > 1 || part === undefined || file?.restartSteps.length !== 0) {
      return undefined;
    }
    const columns = this.columnsOf(part);
    return columns.isRising ? columns : undefined;
  }

  private visible(): readonly Span<Columns>[] {
    const last = this.parts.at(-1);
    if (last === undefined) return [];
    const { plain } = this;
    if (plain !== undefined) {
      this.isStale = true;
      return plain.count === 0 ? [] : [{ part: plain, from: 0, to: plain.count }];
    }
    if (this.isStale) this.rebuild();
    const columns = this.columnsOf(last);
    if (showValues(this.spans, columns, this.shownOfLast)) this.rebuilds += 1;
    this.shownOfLast = columns.count;
    return this.spans;
  }

  private rebuild(): void {
    const spans: Span<Columns>[] = [];
    this.rebuilds += 1;
    this.shownOfLast = 0;
    let next = 0;
    for (const file of this.run.files) {
      const part = this.parts[next];
      if (part?.file !== file) hideRestarted(spans, file.restartSteps);
      else {
        const columns = this.columnsOf(part);
        showFile(spans, columns, file.restartSteps);
        this.shownOfLast = columns.count;
        next += 1;
      }
    }
    // A copy has no room to spare, which an array that was pushed to has much of.
    this.spans = spans.slice();
    this.isStale = false;
  }

  private columnsOf(part: Part): Columns {
    return this.isScalar ? part.points : part.references;
  }
}

function isOfPoints(span: Span<Columns>): span is Span<PointColumns> {
  return span.part instanceof PointColumns;
}

function isOfReferences(span: Span<Columns>): span is Span<ReferenceColumns> {
  return span.part instanceof ReferenceColumns;
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
