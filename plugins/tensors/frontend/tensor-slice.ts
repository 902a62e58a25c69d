import { csvText } from "@runlens/base";
import type { Tensor } from "@runlens/format";
import { elementText } from "./element-text.ts";

/** The part of a tensor that a table shows: its last two dimensions, at one index of each other. */
export interface TensorSlice {
  readonly tensor: Tensor;
  /** Of the leading dimensions; [] up to rank 2. */
  readonly indexes: readonly number[];
  /** A single value is 1 x 1, a vector a column. */
  readonly rows: number;
  readonly columns: number;
  /** Place of its first element among all. */
  readonly offset: number;
}

/** @param wanted indexes of the leading dimensions; those that do not fit are brought into the shape. */
export function sliceOf(tensor: Tensor, wanted: readonly number[]): TensorSlice {
  const { shape } = tensor;
  const leading = shape.slice(0, -2);
  const indexes = leading.map((size, axis) => Math.max(Math.min(wanted[axis] ?? 0, size - 1), 0));
  const [rows = 1, columns = 1] = shape.length === 1 ? [shape[0], 1] : shape.slice(-2);
  const matrix = leading.reduce((place, size, axis) => place * size + (indexes[axis] ?? 0), 0);
  // Of a tensor without elements there is no slice to show.
  const isEmpty = leading.includes(0);
  return { tensor, indexes, rows: isEmpty ? 0 : rows, columns, offset: matrix * rows * columns };
}

export function placeIn({ offset, columns }: TensorSlice, row: number, column: number): number {
  return offset + row * columns + column;
}

/** "[2, :, :]": what of the tensor a slice holds. */
export function sliceText({ tensor, indexes }: TensorSlice): string {
  const rest = tensor.shape.slice(indexes.length).map(() => ":");
  return `[${[...indexes, ...rest].join(", ")}]`;
}

/** Index in each dimension of the element at a place among all: "[0, 3]". */
export function indexText({ shape }: Pick<Tensor, "shape">, place: number): string {
  const indexes: number[] = [];
  let rest = place;
  for (const size of shape.toReversed()) {
    indexes.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return `[${indexes.join(", ")}]`;
}

/** A line per row. Texts that need it stand in quotes. */
export function sliceCsv(slice: TensorSlice): string {
  return csvText(
    Array.from({ length: slice.rows }, (_, row) =>
      Array.from({ length: slice.columns }, (_cell, column) =>
        elementText(slice.tensor, placeIn(slice, row, column)),
      ),
    ),
  );
}
