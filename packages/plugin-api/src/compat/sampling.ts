import type { ExactLoader, SamplingOptions } from "../backend.ts";
import { exactPositions } from "./exact-sampling.ts";
import { pythonPositions } from "./python-sampling.ts";

/** How many points of a series a route sends, and which. */
export interface PointLimit {
  /** Infinity for all. */
  readonly count: number;
  /**
   * Present: those that TensorBoard picks, which keeps so many of a series while it loads.
   * Absent: those that show the most.
   */
  readonly capacity?: number;
  /** Which of its loaders picks. Default: `dataServer`. */
  readonly loader?: ExactLoader;
}

/** How many points a loader keeps of a series, by plugin name; "" of any other plugin. */
const CAPACITIES: Readonly<Record<ExactLoader, ReadonlyMap<string, number>>> = {
  dataServer: new Map([
    ["scalars", 1000],
    ["images", 10],
    ["audio", 10],
    ["", 100],
  ]),
  python: new Map([
    ["scalars", 1000],
    ["histograms", 500],
    ["pr_curves", 100],
    ["", 10],
  ]),
};

/** @param usual how many points, unless the user asks for another number. */
export function pointLimit(
  sampling: SamplingOptions,
  pluginName: string,
  usual: number,
): PointLimit {
  const asked = sampling.samplesPerPlugin(pluginName);
  const numbered = asked === 0 ? Infinity : asked;
  const count = numbered ?? usual;
  if (!sampling.exactSampling) return { count };
  const { exactLoader: loader = "dataServer" } = sampling;
  const capacities = CAPACITIES[loader];
  const capacity = numbered ?? capacities.get(pluginName) ?? capacities.get("") ?? Infinity;
  return { count, capacity, loader };
}

/** TensorBoard sends 1000 points of a scalar series and picks them at random; we keep extremes. */
const USUAL_SCALARS = 1000;

/** How many points of a scalar series TensorBoard's routes send, those of other plugins too. */
export function scalarLimit(sampling: SamplingOptions): PointLimit {
  return pointLimit(sampling, "scalars", USUAL_SCALARS);
}

/** Which of `length` points are sent, ascending, the last always among them. */
export function sampledPositions(
  length: number,
  { count, capacity, loader }: PointLimit,
): number[] {
  if (capacity === undefined) return spreadPositions(length, count);
  if (loader === "python") return pythonPositions(length, capacity, count);
  return exactPositions(length, capacity, count);
}

/**
 * Positions of at most `limit` of `length` points, evenly spread, ascending, the first
 * and the last among them; of one, the last.
 */
export function spreadPositions(length: number, limit: number): number[] {
  const last = length - 1;
  if (limit <= 1 && limit < length) return limit === 1 ? [last] : [];
  const count = Math.min(length, limit);
  const stride = length <= limit ? 1 : last / (limit - 1);
  const positions: number[] = [];
  for (let i = 0; i < count; i++) positions.push(Math.round(i * stride));
  return positions;
}
