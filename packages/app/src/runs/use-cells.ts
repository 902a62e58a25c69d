import type { Cell } from "@runlens/model";
import { useEffect, useState } from "react";
import { EXPERIMENT } from "../queries.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { createCellCache } from "./cell-cache.ts";
import { useOnNewPoints } from "./use-on-new-points.ts";

const REFRESH_MS = 1000;
/** The state of a run changes with time alone. */
const STATE_MS = 10_000;

export interface Cells {
  /** Another function whenever values came. */
  readonly get: (run: string, column: string) => Cell;
  readonly want: (runs: readonly string[], columns: readonly string[]) => void;
}

/** Values of cells; those of runs that go on are asked for again. */
export function useCells(): Cells {
  const { client } = useSession();
  const [{ cache, want }] = useState(() => {
    const made = createCellCache((query) => client.runTable({ ...EXPERIMENT, ...query }));
    return { cache: made, want: made.want.bind(made) };
  });
  const version = useStore(cache.version);
  useOnNewPoints((changes) => cache.markOld({ runs: changes.keys() }), REFRESH_MS);
  useEffect(() => {
    const timer = setInterval(() => cache.markOld({ column: "state" }), STATE_MS);
    return () => clearInterval(timer);
  }, [cache]);
  const [kept, setKept] = useState<{ version: number; cells: Cells }>();
  if (kept?.version === version) return kept.cells;
  const cells: Cells = {
    get: (run, column) => cache.get(run, column),
    want,
  };
  setKept({ version, cells });
  return cells;
}
