import type { Run } from "@runlens/model";
import type { ReadStretch } from "./read-stretch.ts";
import { Series } from "./series.ts";
import { type SharedMemory, SourceFile } from "./source-file.ts";

/** One run: its files in the order of their names, and the series they hold. */
export class RunData {
  readonly name: string;
  readonly files: SourceFile[] = [];
  readonly series = new Map<string, Series>();
  private readonly shared: SharedMemory;
  private inOrder: readonly Series[] | undefined;

  constructor(name: string, shared: SharedMemory) {
    this.name = name;
    this.shared = shared;
  }

  addFile(fileName: string, readStretch: ReadStretch): SourceFile {
    const file = new SourceFile(fileName, readStretch, this.shared, (tagName) =>
      this.seriesOf(tagName),
    );
    const before = this.files.findLastIndex((other) => other.name < fileName);
    this.files.splice(before + 1, 0, file);
    return file;
  }

  /** Forgets what the file held; once is enough. Returns the series that had a part in it. */
  removeFile(file: SourceFile): Series[] {
    const place = this.files.indexOf(file);
    if (place < 0) return [];
    this.files.splice(place, 1);
    return file.parts.flatMap((part) => {
      const series = this.series.get(part.tag.name);
      part.points.free();
      if (!part.series.removePart(part)) {
        this.series.delete(part.tag.name);
        this.inOrder = undefined;
      }
      return series ?? [];
    });
  }

  /** Forgets all that its files held. Returns all series. */
  free(): Series[] {
    for (const file of this.files) for (const part of file.parts) part.points.free();
    return [...this.series.values()];
  }

  /** The first event of the first file that has one; undefined when its time is no number. */
  get startTimeSecs(): number | undefined {
    const time = this.files.find((file) => file.firstTimeSecs !== undefined)?.firstTimeSecs;
    return Number.isFinite(time) ? time : undefined;
  }

  /** Series that have values in the default view, in the order of their tags. */
  listed(sortTags: (tags: Iterable<string>) => string[]): readonly Series[] {
    this.inOrder ??= sortTags(this.series.keys()).flatMap((tag) => this.series.get(tag) ?? []);
    return this.inOrder.filter((series) => series.pointCount > 0);
  }

  summary(): Run {
    const { startTimeSecs } = this;
    const lastTimeSecs = this.files.reduce(
      (last, file) => Math.max(last, file.lastTimeSecs ?? -Infinity),
      -Infinity,
    );
    return {
      name: this.name,
      ...(startTimeSecs === undefined ? {} : { startTimeSecs }),
      ...(Number.isFinite(lastTimeSecs) ? { lastTimeSecs } : {}),
      seriesCount: [...this.series.values()].filter((series) => series.pointCount > 0).length,
      pointCount: this.files.reduce((sum, file) => sum + file.pointCount, 0),
      damagedRecords: this.files.reduce((sum, file) => sum + file.damagedRecords, 0),
    };
  }

  private seriesOf(tagName: string): Series {
    const known = this.series.get(tagName);
    if (known !== undefined) return known;
    const series = new Series(tagName, this.files);
    this.series.set(tagName, series);
    this.inOrder = undefined;
    return series;
  }
}
