import type { RunSigns } from "@runlens/model";
import { perLists } from "./per-lists.ts";
import {
  hyperparametersOf,
  SESSION_END_TAG,
  SESSION_START_TAG,
  type Hyperparameters,
} from "./session-info.ts";

/** What sessions say of runs. */
export interface RunSessions {
  hyperparametersOf(run: string): Hyperparameters;
  /** Of any run. */
  hasHyperparameter(name: string): boolean;
  stateOf(run: string): RunSigns["session"];
}

const NONE: Hyperparameters = new Map();

/**
 * A run belongs to the session whose directory is the longest beginning of its own: the
 * session "a" holds the runs "a", "a/train" and "a/eval", and "." holds all that have no other.
 */
export const readSessions = perLists(async (reader, { experiment }): Promise<RunSessions> => {
  const tags = [SESSION_START_TAG, SESSION_END_TAG];
  const [runs, series] = await Promise.all([
    reader.runs({ experiment }),
    reader.series({ experiment, tags, pluginName: "hparams" }),
  ]);
  const starts = series.filter(({ tag }) => tag === SESSION_START_TAG);
  const ends = series.filter(({ tag }) => tag === SESSION_END_TAG);
  const hyperparameters = new Map(starts.map((info) => [info.run, hyperparametersOf(info)]));
  const names = new Set([...hyperparameters.values()].flatMap((each) => [...each.keys()]));
  const ended = new Set(ends.map(({ run }) => run));
  const sessionOf = new Map(runs.map(({ name }) => [name, sessionOfRun(name, hyperparameters)]));
  return {
    hyperparametersOf: (run) => hyperparameters.get(sessionOf.get(run) ?? "") ?? NONE,
    hasHyperparameter: (name) => names.has(name),
    stateOf(run) {
      const session = sessionOf.get(run);
      if (session === undefined) return ended.has(run) ? "ended" : "none";
      return ended.has(session) ? "ended" : "started";
    },
  };
});

function sessionOfRun(run: string, sessions: ReadonlyMap<string, unknown>): string | undefined {
  for (let name = run; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("/"), 0))) {
    if (sessions.has(name)) return name;
  }
  return sessions.has(".") ? "." : undefined;
}
