import type { VisibleRun } from "@runlens/plugin-api";
import {
  useRunValues,
  type Loaded,
  type RunValue,
  type RunValueKind,
  type StepsOf,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { readCurve, type Curve } from "./curve.ts";

export type RunCurve = RunValue<Curve>;

const CURVES: RunValueKind<Curve> = {
  decode(value) {
    const read = readCurve(value);
    return read.kind === "curve" ? { kind: "value", value: read.curve } : read;
  },
  goneText: "It has no curve any more.",
};

/** The curves of one tag, each at its run's step; see `useRunValues`. */
export function useCurves(
  source: ValueSource,
  tag: string,
  runs: readonly VisibleRun[],
  stepsOf: StepsOf,
): Loaded<readonly RunCurve[]> {
  return useRunValues(CURVES, source, tag, runs, stepsOf);
}
