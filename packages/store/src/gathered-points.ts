import type { ScalarPoints } from "@runlens/model";
import {
  decodeStepAt,
  decodeTimeAt,
  decodeValueAt,
  timeWordOf,
  valueWordOf,
} from "./chunk-decode.ts";

import { ChunkRows } from "./chunk-row.ts";
import type { ChunkStore, FoundChunk } from "./chunk-store.ts";
import { LOCATED_AT_ONCE, nowhere } from "./located-chunk.ts";

const NO_ROWS = new ChunkRows(new Uint8Array(0));

interface PlacedPoint extends FoundChunk {
  /** In the chunk. */
  at: number;
  /** In the columns that it is for. */
  cell: number;
  timeWord: number;
  valueWord: number;
}

/**
 * Reads single points of many chunks into columns. Each lies far from the others, so that
 * one after the other they would be waited for longer than it takes to decode them.
 */
export class GatheredPoints {
  private readonly target: ScalarPoints;
  private readonly points: PlacedPoint[] = [];
  private count = 0;
  /** Kept, or else a compiler may leave out what is only read. */
  private touched = 0;

  constructor(target: ScalarPoints) {
    this.target = target;
  }

  /** Point `at` of a chunk is for a cell of the columns. */
  add(chunks: ChunkStore, id: number, at: number, cell: number): void {
    if (this.count === LOCATED_AT_ONCE) this.finish();
    const point = (this.points[this.count] ??= {
      ...nowhere(),
      rows: NO_ROWS,
      row: 0,
      at: 0,
      cell: 0,
      timeWord: 0,
      valueWord: 0,
    });
    chunks.find(id, point);
    point.at = at;
    point.timeWord = timeWordOf(point.rows, point.row, point.offset, at);
    point.valueWord = valueWordOf(point.rows, point.row, point.offset, at);
    point.cell = cell;
    this.count += 1;
  }

  /** To be called after the last point. */
  finish(): void {
    const { points, count, target } = this;
    for (let i = 0; i < count; i++) this.touched ^= touch(points[i]);
    for (let i = 0; i < count; i++) decode(points[i], target);
    this.count = 0;
  }
}

/** Brings a point near to the processor. */
function touch(point: PlacedPoint | undefined): number {
  if (point === undefined) return 0;
  const { i32 } = point.views;
  return (i32[point.timeWord] ?? 0) ^ (i32[point.valueWord] ?? 0);
}

function decode(point: PlacedPoint | undefined, target: ScalarPoints): void {
  if (point === undefined) return;
  const { rows, row, views, offset, at, cell } = point;
  target.steps[cell] = decodeStepAt(rows, row, views, offset, at);
  target.wallTimesSecs[cell] = decodeTimeAt(rows, row, views, offset, at);
  target.values[cell] = decodeValueAt(rows, row, views, offset, at);
}
