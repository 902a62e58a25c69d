import type { ScannedTag } from "@runlens/format";
import { PointColumns } from "./point-columns.ts";
import type { ReadStretch } from "./read-stretch.ts";
import { ReferenceColumns } from "./reference-columns.ts";
import type { Series } from "./series.ts";

/** What a series must know of a file of its run. */
export interface PartFile {
  readonly name: string;
  /** Steps of the restarts in the file, in logged order. */
  readonly restartSteps: readonly number[];
  readonly readStretch: ReadStretch;
}

const NO_REFERENCES = new ReferenceColumns();

/** What one file holds of one series. */
export class Part {
  readonly file: PartFile;
  readonly series: Series;
  readonly tag: ScannedTag;
  readonly points: PointColumns;
  /** References that are in a delta of the file already. */
  sealedReferences = 0;
  private ownReferences = NO_REFERENCES;

  constructor(file: PartFile, series: Series, tag: ScannedTag, points: PointColumns) {
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
