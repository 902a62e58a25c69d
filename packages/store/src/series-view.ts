import type { ScalarPoints } from "@runlens/model";
import { GatheredPoints } from "./gathered-points.ts";
import type { PointColumns } from "./point-columns.ts";
import { emptyPiece, type Piece, type PointGatherer, type PointView } from "./point-view.ts";
import type { Span } from "./restarts.ts";

/** Stands for the id of the open chunk. */
const OPEN = -1;

/** Five arrays. */
const BYTES_PER_PIECE = 5 * 8;

type PieceColumns = Pick<PointColumns, "chunks" | "open">;

/**
 * Points of one series: those of some spans of its files, piece by piece. It stays as it is
 * while the files grow, until one of them is removed.
 */
export class SeriesView implements PointView {
  length = 0;
  private readonly columns: PieceColumns[] = [];
  private readonly ids: number[] = [];
  /** Place in the chunk of the first point shown. */
  private readonly froms: number[] = [];
  private readonly counts: number[] = [];
  /** Place in the view. */
  private readonly starts: number[] = [];
  private origin: number | undefined;

  constructor(spans: readonly Span<PointColumns>[]) {
    for (const { part, from, to } of spans) this.addSpan(part, from, to);
  }

  get pieceCount(): number {
    return this.ids.length;
  }

  /** About what it takes in memory. */
  get byteSize(): number {
    return this.pieceCount * BYTES_PER_PIECE;
  }

  get originTimeSecs(): number {
    this.origin ??= this.findOrigin();
    return this.origin;
  }

  look(index: number, piece: Piece): void {
    const id = this.ids[index] ?? OPEN;
    const { chunks } = this.columnsOf(index);
    const isChunk = id !== OPEN;
    if (isChunk) chunks.look(id, piece);
    piece.start = this.starts[index] ?? 0;
    const count = this.counts[index] ?? 0;
    if (isChunk && piece.count === count) return;
    this.lookAtPart(index, piece, isChunk && piece.hasSortedTimes);
  }

  pieceOf(position: number, from = 0): number {
    const { starts } = this;
    let stride = 1;
    while ((starts[from + stride] ?? Infinity) <= position) stride *= 2;
    let piece = from + (stride >>> 1);
    while (stride > 1) {
      stride >>>= 1;
      if ((starts[piece + stride] ?? Infinity) <= position) piece += stride;
    }
    return piece;
  }

  steps(index: number): Float64Array {
    const { chunks, open } = this.columnsOf(index);
    const id = this.ids[index] ?? OPEN;
    return this.shown(index, id === OPEN ? open.steps : chunks.steps(id));
  }

  wallTimesSecs(index: number): Float64Array {
    const { chunks, open } = this.columnsOf(index);
    const id = this.ids[index] ?? OPEN;
    return this.shown(index, id === OPEN ? open.wallTimesSecs : chunks.wallTimesSecs(id));
  }

  values(index: number, from = 0, to = this.counts[index] ?? 0): Float64Array {
    const { chunks, open } = this.columnsOf(index);
    const id = this.ids[index] ?? OPEN;
    const start = this.froms[index] ?? 0;
    return this.shown(
      index,
      id === OPEN ? open.values : chunks.values(id, start + from, start + to),
    );
  }

  stepAt(index: number, at: number): number {
    const { chunks, open } = this.columnsOf(index);
    const id = this.ids[index] ?? OPEN;
    const place = (this.froms[index] ?? 0) + at;
    return id === OPEN ? (open.cells[open.at + place] ?? NaN) : chunks.stepAt(id, place);
  }

  wallTimeSecsAt(index: number, at: number): number {
    const { chunks, open } = this.columnsOf(index);
    const id = this.ids[index] ?? OPEN;
    const place = (this.froms[index] ?? 0) + at;
    return id === OPEN
      ? (open.cells[open.at + open.capacity + place] ?? NaN)
      : chunks.wallTimeSecsAt(id, place);
  }

  valueAt(index: number, at: number): number {
    const { chunks, open } = this.columnsOf(index);
    const id = this.ids[index] ?? OPEN;
    const place = (this.froms[index] ?? 0) + at;
    return id === OPEN
      ? (open.cells[open.at + 2 * open.capacity + place] ?? NaN)
      : chunks.valueAt(id, place);
  }

  gather(target: ScalarPoints): PointGatherer {
    const gathered = new GatheredPoints(target);
    return {
      add: (index, at, cell) => {
        const { chunks, open } = this.columnsOf(index);
        const id = this.ids[index] ?? OPEN;
        const place = (this.froms[index] ?? 0) + at;
        if (id === OPEN) open.copyPoint(place, target, cell);
        else gathered.add(chunks, id, place, cell);
      },
      finish: () => gathered.finish(),
    };
  }

  /** All points, decoded. */
  points(): ScalarPoints {
    const steps = new Float64Array(this.length);
    const wallTimesSecs = new Float64Array(this.length);
    const values = new Float64Array(this.length);
    for (let index = 0; index < this.pieceCount; index++) {
      const start = this.starts[index] ?? 0;
      steps.set(this.steps(index), start);
      wallTimesSecs.set(this.wallTimesSecs(index), start);
      values.set(this.values(index), start);
    }
    return { length: this.length, steps, wallTimesSecs, values };
  }

  private findOrigin(): number {
    const first = this.length === 0 ? NaN : this.wallTimeSecsAt(0, 0);
    if (Number.isFinite(first)) return first;
    for (let index = 0; index < this.pieceCount; index++) {
      const time = this.wallTimesSecs(index).find(Number.isFinite);
      if (time !== undefined) return time;
    }
    return NaN;
  }

  private addSpan(part: PointColumns, from: number, to: number): void {
    const { chunks, chunkIds, sealedCount } = part;
    const { open } = part;
    let at = from;
    for (let next = part.chunkOf(from); at < to && at < sealedCount; next++) {
      const id = chunkIds[next] ?? OPEN;
      const start = chunks.start(id);
      const end = Math.min(start + chunks.count(id), to);
      this.addPiece(part, id, at - start, end - at);
      at = end;
    }
    // Its chunk stays as it is now, also when the part seals it and starts another.
    if (at < to) this.addPiece({ chunks, open }, OPEN, at - sealedCount, to - at);
  }

  private addPiece(columns: PieceColumns, id: number, from: number, count: number): void {
    this.columns.push(columns);
    this.ids.push(id);
    this.froms.push(from);
    this.counts.push(count);
    this.starts.push(this.length);
    this.length += count;
  }

  /** Of an open chunk and of a part of a chunk little is known without reading. */
  private lookAtPart(index: number, piece: Piece, hasSortedTimes: boolean): void {
    const { start } = piece;
    Object.assign(piece, NOTHING_KNOWN);
    piece.start = start;
    piece.count = this.counts[index] ?? 0;
    piece.hasSortedTimes = hasSortedTimes;
    piece.firstStep = this.stepAt(index, 0);
    piece.lastStep = this.stepAt(index, piece.count - 1);
    piece.firstTimeSecs = this.wallTimeSecsAt(index, 0);
    piece.lastTimeSecs = this.wallTimeSecsAt(index, piece.count - 1);
  }

  private columnsOf(index: number): PieceColumns {
    const columns = this.columns[index];
    if (columns === undefined) throw new RangeError(`no piece ${index}`);
    return columns;
  }

  private shown(index: number, column: Float64Array): Float64Array {
    const from = this.froms[index] ?? 0;
    return column.subarray(from, from + (this.counts[index] ?? 0));
  }
}

const NOTHING_KNOWN = emptyPiece();
