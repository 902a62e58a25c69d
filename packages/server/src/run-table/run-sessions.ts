import type { ExperimentQuery, Reader, Run, RunSigns } from "@runlens/model";
import {
  hyperparametersOf,
  SESSION_END_TAG,
  SESSION_START_TAG,
  type Hyperparameters,
} from "./session-info.ts";

/** What sessions say of runs. */
export interface RunSessions {
  hyperparametersOf(run: string): Hyperparameters;
  stateOf(run: string): RunSigns["session"];
}

interface Read {
  readonly listsVersion: number;
  readonly experiment: string;
  readonly sessions: RunSessions;
}

const NONE: Hyperparameters = new Map();

/** The newest answer for each reader: sessions are the same for as long as lists are. */
const newest = new WeakMap<Reader, Read>();

/**
 * A run belongs to the session whose directory is the longest beginning of its own: the
 * session "a" holds the runs "a", "a/train" and "a/eval", and "." holds all that have no other.
 */
export async function readSessions(
  reader: Reader,
  { experiment }: ExperimentQuery,
  runs: readonly Run[],
): Promise<RunSessions> {
  const listsVersion = reader.listsVersion?.() ?? NaN;
  const known = newest.get(reader);
  if (known?.listsVersion === listsVersion && known.experiment === experiment) {
    return known.sessions;
  }
  const [starts, ends] = await Promise.all([
    reader.series({ experiment, tags: [SESSION_START_TAG], pluginName: "hparams" }),
    reader.series({ experiment, tags: [SESSION_END_TAG], pluginName: "hparams" }),
  ]);
  const hyperparameters = new Map(starts.map((info) => [info.run, hyperparametersOf(info)]));
  const ended = new Set(ends.map(({ run }) => run));
  const sessionOf = new Map(runs.map(({ name }) => [name, sessionOfRun(name, hyperparameters)]));
  const sessions: RunSessions = {
    hyperparametersOf: (run) => hyperparameters.get(sessionOf.get(run) ?? "") ?? NONE,
    stateOf(run) {
      const session = sessionOf.get(run);
      if (session === undefined) return ended.has(run) ? "ended" : "none";
      return ended.has(session) ? "ended" : "started";
    },
  };
  newest.set(reader, { listsVersion, experiment, sessions });
  return sessions;
}

function sessionOfRun(run: string, sessions: ReadonlyMap<string, unknown>): string | undefined {
  for (let name = run; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("/"), 0))) {
    if (sessions.has(name)) return name;
  }
  return sessions.has(".") ? "." : undefined;
}
