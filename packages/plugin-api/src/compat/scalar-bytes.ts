import type { SeriesInfo } from "@runlens/model";
import type { BackendContext } from "../backend.ts";
import { createByteCache } from "./byte-cache.ts";
import type { PointForm } from "./points-form.ts";
import { pointsJson } from "./points-json.ts";
import { scalarLimit } from "./sampling.ts";
import { sentPositions } from "./thin-points.ts";

/** About 1,800 series of 1,000 points. */
const MAX_BYTES_KEPT = 128 * 2 ** 20;

/** After so many points others have their turn; about 10 ms. */
const POINTS_PER_TURN = 100_000;

/** Scalar series as JSON; one that did not change is not written again. */
export interface ScalarBytes {
  /** Undefined when the series is no scalar any more. */
  of(
    experiment: string,
    series: SeriesInfo,
    signal: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

export function createScalarBytes(context: BackendContext, form: PointForm): ScalarBytes {
  const cache = createByteCache(MAX_BYTES_KEPT);
  const limit = scalarLimit(context);
  let pointsThisTurn = 0;
  return {
    async of(experiment, { run, tag, version }, signal) {
      const name = JSON.stringify([experiment, run, tag]);
      const kept = cache.get(name, version);
      if (kept !== undefined) return kept;
      if (pointsThisTurn > POINTS_PER_TURN) {
        pointsThisTurn = 0;
        await nextTurn();
      }
      signal.throwIfAborted();
      const points = await context.reader.points({ experiment, run, tag }, signal);
      if (points === undefined) return undefined;
      pointsThisTurn += points.length;
      const bytes = pointsJson(points, sentPositions(points, limit), form);
      cache.set(name, version, bytes);
      return bytes;
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
