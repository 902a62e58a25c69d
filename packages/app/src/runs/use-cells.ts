import { useEffect, useState } from "react";
import { EXPERIMENT } from "../queries.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { createCellCache, type CellCache, type CellLookup } from "./cell-cache.ts";
import { useOnNewPoints } from "./use-on-new-points.ts";

const REFRESH_MS = 1000;
/** The state of a run changes with time alone. */
const STATE_MS = 10_000;

export interface Cells {
  /** Another function whenever values came. */
  readonly get: CellLookup;
  readonly want: CellCache["want"];
}

/** Values of cells; those of runs that go on are asked for again. */
export function useCells(): Cells {
  const { client } = useSession();
  const [cache] = useState(() =>
    createCellCache((query) => client.runTable({ ...EXPERIMENT, ...query })),
  );
  useOnNewPoints((changes) => cache.markOld({ runs: [...changes.keys()] }), REFRESH_MS);
  useEffect(() => {
    const timer = setInterval(() => cache.markOld({ column: "state" }), STATE_MS);
    return () => clearInterval(timer);
  }, [cache]);
  return { get: useStore(cache.lookup), want: cache.want };
}
