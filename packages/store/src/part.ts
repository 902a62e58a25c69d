import type { ScannedReference, ScannedTag } from "@runlens/format";
import { PointColumns } from "./point-columns.ts";
import type { ReadStretch } from "./read-stretch.ts";
import { referenceDelta, ReferenceColumns } from "./reference-columns.ts";
import type { ReferenceDelta } from "./file-delta.ts";

/** What a series must know of a file of its run. */
export interface PartFile {
  readonly name: string;
  /** Steps of the restarts in the file, in logged order. */
  readonly restartSteps: readonly number[];
  readonly readStretch: ReadStretch;
}

/** The series that a part belongs to, as the part's file sees it. */
export interface PartSeries {
  readonly tagName: string;
  /** To be called after values were appended to a part. */
  grew(part: Part, version: number): void;
  /** Returns whether parts are left. */
  removePart(part: Part): boolean;
}

const NO_REFERENCES = new ReferenceColumns();

/** What one file holds of one series. */
export class Part {
  readonly file: PartFile;
  readonly series: PartSeries;
  readonly tag: ScannedTag;
  readonly points: PointColumns;
  /** References that are in a delta of the file already. */
  sealedReferences = 0;
  private ownReferences = NO_REFERENCES;

  constructor(file: PartFile, series: PartSeries, tag: ScannedTag, points: PointColumns) {
    this.file = file;
    this.series = series;
    this.tag = tag;
    this.points = points;
  }

  get references(): ReferenceColumns {
    return this.ownReferences;
  }

  /** The references, to append to them. */
  growingReferences(): ReferenceColumns {
    if (this.ownReferences === NO_REFERENCES) this.ownReferences = new ReferenceColumns();
    return this.ownReferences;
  }

  get isEmpty(): boolean {
    return this.points.count === 0 && this.references.count === 0;
  }
}

/** Those of the parts of a file, by tag id, that are in no delta yet; from now on they are. */
export function referencesSince(parts: readonly Part[]): ReferenceDelta {
  const references: ScannedReference[] = [];
  const restartCounts: number[] = [];
  for (const [tagId, part] of parts.entries()) {
    const columns = part.references;
    for (let i = part.sealedReferences; i < columns.count; i++) {
      references.push({
        tagId,
        step: columns.steps[i] ?? NaN,
        wallTimeSecs: columns.wallTimesSecs[i] ?? NaN,
        offset: columns.offsets[i] ?? NaN,
        byteLength: columns.byteLengths[i] ?? NaN,
      });
      restartCounts.push(columns.restartCountAt(i));
    }
    part.sealedReferences = columns.count;
  }
  return referenceDelta(references, restartCounts);
}
