import { tensorForm, type Tensor } from "@runlens/format";
import type { LoggedValue, PointsQuery, Reader } from "@runlens/model";
import type { PointLimit } from "./sampling.ts";
import { momentsOf, sampledMoments } from "./values.ts";

/** One value of a series, decoded. */
export interface LoggedTensor {
  readonly step: number;
  readonly wallTimeSecs: number;
  readonly tensor: Tensor;
}

/** Of all tensors of one answer: a few bytes can stand for many elements. Thousands of usual histograms. */
const MAX_ELEMENTS = 2 ** 22;

/**
 * The values that are sent of one series of a plugin, as tensors, oldest first; those that cannot be read are left out, and those for which newer ones leave no
 * room in `MAX_ELEMENTS`. Undefined when there is no such series.
 */
export async function sampledTensors(
  reader: Reader,
  pluginName: string,
  query: PointsQuery,
  limit: PointLimit,
  signal?: AbortSignal,
): Promise<LoggedTensor[] | undefined> {
  const { experiment, run, tag } = query;
  const named = await reader.series({ experiment, runs: [run], tags: [tag], pluginName });
  const moments = named.length === 0 ? undefined : await momentsOf(reader, query, signal);
  if (moments === undefined) return undefined;
  const positions = sampledMoments(moments, limit).map(({ position }) => position);
  const values = await reader.values({ ...query, positions }, signal);
  return values && tensorsOf(values);
}

function tensorsOf(values: readonly LoggedValue[]): LoggedTensor[] {
  let elementsLeft = MAX_ELEMENTS;
  const newestFirst = values.toReversed().flatMap((value) => {
    if (value.kind === "unreadable") return [];
    const tensor = tensorForm(value.data, { maxElements: elementsLeft });
    if (tensor.kind === "unreadable" || tensor.values.length > elementsLeft) return [];
    elementsLeft -= tensor.values.length;
    return [{ step: value.step, wallTimeSecs: value.wallTimeSecs, tensor }];
  });
  return newestFirst.toReversed();
}

/** The rows of a matrix of numbers, none when it is empty; undefined for tensors of another kind or rank. */
export function matrixRows(tensor: Tensor): (readonly number[])[] | undefined {
  const [, columnCount = 0] = tensor.shape;
  if (tensor.kind !== "numbers" && tensor.kind !== "bigints") return undefined;
  if (tensor.shape.length !== 2) return undefined;
  const values = Array.from<number | bigint, number>(tensor.values, Number);
  const rows: number[][] = [];
  for (let start = 0; start < values.length; start += columnCount) {
    rows.push(values.slice(start, start + columnCount));
  }
  return rows;
}
