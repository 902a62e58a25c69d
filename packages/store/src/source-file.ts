import type { ScanBatch, ScannedReference, ScannedTag } from "@runlens/format";
import type { ReadStretch } from "./read-stretch.ts";
import { Part, type PartFile, type Series } from "./series.ts";

/** What a scanner knows of its file besides the batch. */
export interface ScannedFile {
  readonly tags: readonly ScannedTag[];
  readonly firstTimeSecs: number | undefined;
}

/** What an append did, for those who watch. */
export interface Appended {
  /** The parts that got values. */
  readonly grown: readonly Part[];
  /** Runs or series are listed otherwise than before. */
  readonly changesLists: boolean;
  readonly hasRestarts: boolean;
}

/** One event file of a run: the parts of the series that it holds, and what it adds to the run's sums. */
export class SourceFile implements PartFile {
  readonly name: string;
  readonly readStretch: ReadStretch;
  readonly restartSteps: number[] = [];
  firstTimeSecs: number | undefined;
  lastTimeSecs: number | undefined;
  pointCount = 0;
  damagedRecords = 0;
  /** By the scanner's tag id. */
  readonly parts: Part[] = [];
  private readonly seriesOf: (tagName: string) => Series;

  constructor(name: string, readStretch: ReadStretch, seriesOf: (tagName: string) => Series) {
    this.name = name;
    this.readStretch = readStretch;
    this.seriesOf = seriesOf;
  }

  /** Copies what the batch holds; the batch may be cleared afterwards. */
  append(scanned: ScannedFile, batch: ScanBatch): Appended {
    const isFirstEvent = this.firstTimeSecs === undefined && scanned.firstTimeSecs !== undefined;
    this.firstTimeSecs ??= scanned.firstTimeSecs;
    const isNewlyTagged = this.addParts(scanned.tags);
    const grown = this.reserve(batch);
    const isFirstValue = grown.some((part) => part.isEmpty);
    this.copyValues(batch);
    this.countBatch(batch);
    return {
      grown,
      changesLists: isFirstEvent || isNewlyTagged || isFirstValue,
      hasRestarts: batch.restarts.length > 0,
    };
  }

  private addParts(tags: readonly ScannedTag[]): boolean {
    const known = this.parts.length;
    for (const tag of tags.slice(known)) {
      const series = this.seriesOf(tag.name);
      const part = new Part(this, series, tag);
      series.addPart(part);
      this.parts.push(part);
    }
    return tags.length > known;
  }

  /** Makes room for every value of the batch. Returns the parts that get some. */
  private reserve(batch: ScanBatch): Part[] {
    const pointCounts = countTags(batch.tagIds, batch.count, this.parts.length);
    const referenceTagIds = Int32Array.from(batch.references, (reference) => reference.tagId);
    const referenceCounts = countTags(referenceTagIds, referenceTagIds.length, this.parts.length);
    return this.parts.filter((part, tagId) => {
      const points = pointCounts[tagId] ?? 0;
      const references = referenceCounts[tagId] ?? 0;
      part.points.reserve(points);
      part.references.reserve(references);
      return points + references > 0;
    });
  }

  private copyValues(batch: ScanBatch): void {
    let pointIndex = 0;
    let referenceIndex = 0;
    for (const restart of batch.restarts) {
      copyPoints(this.parts, batch, pointIndex, restart.pointIndex, this.restartSteps.length);
      this.copyReferences(batch.references.slice(referenceIndex, restart.referenceIndex));
      this.restartSteps.push(restart.step);
      pointIndex = restart.pointIndex;
      referenceIndex = restart.referenceIndex;
    }
    copyPoints(this.parts, batch, pointIndex, batch.count, this.restartSteps.length);
    this.copyReferences(batch.references.slice(referenceIndex));
  }

  private copyReferences(references: readonly ScannedReference[]): void {
    for (const reference of references) {
      const columns = this.parts[reference.tagId]?.references;
      if (columns === undefined) continue;
      if (columns.restartCount !== this.restartSteps.length) {
        columns.markRestarts(this.restartSteps.length);
      }
      columns.steps[columns.count] = reference.step;
      columns.wallTimesSecs[columns.count] = reference.wallTimeSecs;
      columns.offsets[columns.count] = reference.offset;
      columns.byteLengths[columns.count] = reference.byteLength;
      columns.count += 1;
    }
  }

  private countBatch(batch: ScanBatch): void {
    let last = this.lastTimeSecs ?? -Infinity;
    for (let i = 0; i < batch.count; i++) {
      last = laterFinite(last, batch.wallTimesSecs[i] ?? NaN);
    }
    for (const { wallTimeSecs } of batch.references) last = laterFinite(last, wallTimeSecs);
    if (last !== -Infinity) this.lastTimeSecs = last;
    this.pointCount += batch.count + batch.references.length;
    this.damagedRecords += batch.damage.length;
  }
}

function countTags(tagIds: Int32Array, count: number, tagCount: number): Int32Array {
  const counts = new Int32Array(tagCount);
  for (let i = 0; i < count; i++) {
    const tagId = tagIds[i] ?? 0;
    counts[tagId] = (counts[tagId] ?? 0) + 1;
  }
  return counts;
}

/** The one loop that every point goes through; room was made before. */
function copyPoints(
  parts: readonly Part[],
  batch: ScanBatch,
  from: number,
  to: number,
  restartCount: number,
): void {
  const { tagIds, steps, wallTimesSecs, values } = batch;
  for (let i = from; i < to; i++) {
    const columns = parts[tagIds[i] ?? 0]?.points;
    if (columns === undefined) continue;
    if (columns.restartCount !== restartCount) columns.markRestarts(restartCount);
    const at = columns.count;
    columns.steps[at] = steps[i] ?? NaN;
    columns.wallTimesSecs[at] = wallTimesSecs[i] ?? NaN;
    columns.values[at] = values[i] ?? NaN;
    columns.count = at + 1;
  }
}

function laterFinite(last: number, wallTimeSecs: number): number {
  return wallTimeSecs > last && wallTimeSecs < Infinity ? wallTimeSecs : last;
}
