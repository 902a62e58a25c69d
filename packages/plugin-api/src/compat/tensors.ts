import { tensorForm, type Tensor } from "@runlens/format";
import type { PointsQuery, Reader } from "@runlens/model";
import { momentsOf, spreadMoments } from "./values.ts";

/** One value of a series, decoded. */
export interface LoggedTensor {
  readonly step: number;
  readonly wallTimeSecs: number;
  readonly tensor: Tensor;
}

/**
 * At most `limit` values of one series of a plugin as tensors, evenly spread, oldest
 * first; those that cannot be read are left out. Undefined when there is no such series.
 */
export async function sampledTensors(
  reader: Reader,
  pluginName: string,
  query: PointsQuery,
  limit: number,
  signal?: AbortSignal,
): Promise<LoggedTensor[] | undefined> {
  const { experiment, run, tag } = query;
  const named = await reader.series({ experiment, runs: [run], tags: [tag], pluginName });
  const moments = named.length === 0 ? undefined : await momentsOf(reader, query, signal);
  if (moments === undefined) return undefined;
  const positions = spreadMoments(moments, limit).map(({ position }) => position);
  const values = await reader.values({ ...query, positions }, signal);
  return values?.flatMap((value) => {
    const tensor = value.kind === "read" ? tensorForm(value.data) : value;
    const { step, wallTimeSecs } = value;
    return tensor.kind === "unreadable" ? [] : [{ step, wallTimeSecs, tensor }];
  });
}

/** The rows of a matrix of numbers; undefined for a tensor of another kind or rank. */
export function matrixRows(tensor: Tensor): (readonly number[])[] | undefined {
  const [rowCount = 0, columnCount = 0] = tensor.shape;
  if (tensor.kind !== "numbers" && tensor.kind !== "bigints") return undefined;
  if (tensor.shape.length !== 2) return undefined;
  const values = Array.from<number | bigint, number>(tensor.values, Number);
  return Array.from({ length: rowCount }, (_, row) =>
    values.slice(row * columnCount, (row + 1) * columnCount),
  );
}
