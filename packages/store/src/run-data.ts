import type { Run, SeriesInfo, SeriesQuery } from "@runlens/model";
import { infosOfFolded } from "./folded-file.ts";
import type { SeriesOwner, SharedMemory } from "./file-parts.ts";
import { Series } from "./series.ts";
import { SourceFile, type FileReading } from "./source-file.ts";
import type { TagOrder } from "./tag-order.ts";

const NO_SERIES = new Map<string, Series>();

/** One run: its files in the order of their names, and the series they hold. */
export class RunData implements SeriesOwner {
  readonly name: string;
  files: readonly SourceFile[] = [];
  private byTag = NO_SERIES;
  private readonly shared: SharedMemory;
  private inOrder: readonly Series[] | undefined;
  /** Of the lists of that version. */
  private counted = { listsVersion: -1, seriesCount: 0 };

  constructor(name: string, shared: SharedMemory) {
    this.name = name;
    this.shared = shared;
  }

  /** By tag. Looking at it unfolds the files. */
  get series(): ReadonlyMap<string, Series> {
    for (const file of this.files) file.unfold();
    return this.byTag;
  }

  addFile(fileName: string, reading: FileReading): SourceFile {
    const file = new SourceFile(fileName, reading, this.shared, this);
    const before = this.files.findLastIndex((other) => other.name < fileName);
    this.files = this.files.toSpliced(before + 1, 0, file);
    return file;
  }

  /** Forgets what the file held; once is enough. Returns the series that had a part in it. */
  removeFile(file: SourceFile): Series[] {
    if (!this.files.includes(file)) return [];
    const { parts } = file;
    this.files = this.files.filter((other) => other !== file);
    return parts.flatMap((part) => {
      const series = this.byTag.get(part.tag.name);
      part.points.free();
      if (!part.series.removePart(part)) {
        this.byTag.delete(part.tag.name);
        this.inOrder = undefined;
      }
      return series ?? [];
    });
  }

  /** Forgets all that its files held. Returns all series. */
  free(): Series[] {
    const series = [...this.series.values()];
    for (const file of this.files) for (const part of file.parts) part.points.free();
    return series;
  }

  /** The first event of the first file that has one; undefined when its time is no number. */
  get startTimeSecs(): number | undefined {
    const time = this.files.find((file) => file.firstTimeSecs !== undefined)?.firstTimeSecs;
    return Number.isFinite(time) ? time : undefined;
  }

  /** Series that match and have values in the default view, in the order of their tags. */
  matching({ tags, pluginName }: SeriesQuery, order: TagOrder): readonly Series[] {
    const series = tags === undefined ? this.listed(order) : this.named(tags, order);
    if (pluginName === undefined) return series;
    return series.filter(({ info }) => info?.pluginName === pluginName);
  }

  /** What lists tell of the same series. */
  describe(query: SeriesQuery, order: TagOrder): readonly SeriesInfo[] {
    const sums = this.sumUpFolded();
    if (sums !== undefined) return infosOfFolded(this.name, sums, query, order);
    return this.matching(query, order).map((series) => series.describe(this.name));
  }

  /** @param listsVersion changes whenever there are more or fewer series with values. */
  summary(listsVersion: number): Run {
    if (this.counted.listsVersion !== listsVersion) {
      this.counted = { listsVersion, seriesCount: this.countSeries() };
    }
    const { startTimeSecs } = this;
    const lastTimeSecs = this.files.reduce(
      (last, file) => Math.max(last, file.lastTimeSecs ?? -Infinity),
      -Infinity,
    );
    return {
      name: this.name,
      ...(startTimeSecs === undefined ? {} : { startTimeSecs }),
      ...(Number.isFinite(lastTimeSecs) ? { lastTimeSecs } : {}),
      seriesCount: this.counted.seriesCount,
      pointCount: this.files.reduce((sum, file) => sum + file.pointCount, 0),
      damagedRecords: this.files.reduce((sum, file) => sum + file.damagedRecords, 0),
    };
  }

  private countSeries(): number {
    const counts =
      this.sumUpFolded()?.pointCounts ??
      Array.from(this.series.values(), ({ pointCount }) => pointCount);
    return counts.filter((count) => count > 0).length;
  }

  /** What lists tell where nothing has to be unfolded for it. */
  private sumUpFolded() {
    return this.files.length === 1 ? this.files[0]?.sumUp() : undefined;
  }

  private listed(order: TagOrder): readonly Series[] {
    const { series } = this;
    this.inOrder ??= order.sorted(series.keys()).flatMap((tag) => series.get(tag) ?? []);
    return this.inOrder.filter(({ pointCount }) => pointCount > 0);
  }

  private named(tags: readonly string[], order: TagOrder): readonly Series[] {
    const { series } = this;
    const known = [...new Set(tags)].filter((tag) => (series.get(tag)?.pointCount ?? 0) > 0);
    return order.sorted(known).flatMap((tag) => series.get(tag) ?? []);
  }

  seriesOf(tagName: string): Series {
    const known = this.byTag.get(tagName);
    if (known !== undefined) return known;
    const series = new Series(tagName, this);
    if (this.byTag === NO_SERIES) this.byTag = new Map();
    this.byTag.set(tagName, series);
    this.inOrder = undefined;
    return series;
  }
}
