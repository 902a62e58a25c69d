import type { Scope, Value } from "@runlens/expressions";
import { runStateOf, type Run, type RunAnnotations } from "@runlens/model";
import type { RunSessions } from "./run-sessions.ts";
import type { StatisticColumns } from "./statistic-columns.ts";

export interface RunFacts {
  readonly sessions: RunSessions;
  readonly annotations: ReadonlyMap<string, RunAnnotations>;
  readonly statistics: StatisticColumns;
  /** Seconds since the epoch. */
  readonly nowSecs: number;
}

/** What names and functions of the language over runs mean for one run. */
export function runScope(run: Run, facts: RunFacts): Scope {
  const { sessions, annotations, statistics, nowSecs } = facts;
  const hyperparameters = sessions.hyperparametersOf(run.name);

  function word(name: string): Value {
    const { startTimeSecs, lastTimeSecs } = run;
    switch (name) {
      case "run":
        return run.name;
      case "state":
        return runStateOf({ ...run, session: sessions.stateOf(run.name) }, nowSecs);
      case "start":
        return startTimeSecs;
      case "end":
        return lastTimeSecs;
      case "age":
        return lastTimeSecs === undefined ? undefined : nowSecs - lastTimeSecs;
      case "duration":
        if (startTimeSecs === undefined || lastTimeSecs === undefined) return undefined;
        return lastTimeSecs - startTimeSecs;
      case "points":
        return run.pointCount;
      case "nan_tags":
      case "nonfinite_tags":
        return statistics.tagCount(name, run.name);
      default:
        return named(name);
    }
  }

  function named(name: string): Value {
    return hyperparameters.get(name) ?? statistics.get("last", name, undefined).get(run.name);
  }

  return {
    name: (name, isQuoted) => (isQuoted ? named(name) : word(name)),
    otherName: (name, isQuoted) =>
      name === "run" && !isQuoted ? annotations.get(run.name)?.displayName : undefined,
    call(name, [first, step]) {
      if (first === undefined) return word(name);
      if (typeof first !== "string") return undefined;
      if (name === "has") return annotations.get(run.name)?.tags?.includes(first) ?? false;
      const found = statistics
        .get(name, first, typeof step === "number" ? step : undefined)
        .get(run.name);
      if (found === undefined) return undefined;
      if (name === "has_nan") return found === 1;
      return name === "age" ? nowSecs - found : found;
    },
  };
}
