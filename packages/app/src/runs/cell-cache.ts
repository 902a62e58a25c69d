import type { Cell, RunTable, RunTableQuery } from "@runlens/model";
import { createStore, type Store } from "../store.ts";

/** Values of the table's cells, asked for when they come into sight and kept from then on. */
export interface CellCache {
  /** Another function whenever values came. */
  readonly lookup: Store<CellLookup>;
  readonly isKnown: (run: string, column: string) => boolean;
  /** Asks for what of these is not known or old. What was wanted before is wanted no more. */
  readonly want: (runs: readonly string[], columns: readonly string[]) => void;
  /** Values of these runs, or in these columns, are old: they stay until new ones come. */
  readonly markOld: (which: OldCells) => void;
}

interface OldCells {
  readonly runs?: readonly string[];
  readonly column?: string;
}

/** Undefined where nothing is known yet, and for what is missing. */
export type CellLookup = (run: string, column: string) => Cell;

interface Entry {
  readonly cell: Cell;
  isOld: boolean;
}

interface Cells {
  readonly runs: readonly string[];
  readonly columns: readonly string[];
}

type ReadTable = (query: Omit<RunTableQuery, "experiment">) => Promise<RunTable>;

/** More are in sight of nobody; all are thrown away then. */
const MAX_CELLS = 500_000;

/** One request at a time; the newest wish waits, older ones vanish. */
export function createCellCache(read: ReadTable): CellCache {
  const entries = new Map<string, Map<string, Entry>>(); // column → run
  const get: CellLookup = (run, column) => entries.get(column)?.get(run)?.cell;
  const lookup = createStore(get);
  let count = 0;
  let wanted: Parameters<CellCache["want"]> = [[], []];
  let isBusy = false;
  /** What became old while it was asked for. */
  let agedSince: readonly OldCells[] = [];

  const isCurrent = (run: string, column: string): boolean =>
    entries.get(column)?.get(run)?.isOld === false;

  async function work(): Promise<void> {
    if (isBusy) return;
    const query = missing();
    if (query === undefined) return;
    isBusy = true;
    agedSince = [];
    try {
      store(query, await read({ ...query, limit: query.runs.length }));
      for (const which of agedSince) age(which);
    } catch {
      // Asked for again with the next wish; the page says by itself when the server is gone.
      return;
    } finally {
      isBusy = false;
    }
    await work();
  }

  function missing(): Cells | undefined {
    const [runs, columns] = wanted;
    const lacking = columns.filter((column) => runs.some((run) => !isCurrent(run, column)));
    if (lacking.length === 0) return undefined;
    return {
      runs: runs.filter((run) => lacking.some((column) => !isCurrent(run, column))),
      columns: lacking,
    };
  }

  function store({ runs, columns }: Cells, { rows }: RunTable): void {
    if (count > MAX_CELLS) {
      entries.clear();
      count = 0;
    }
    const cellsOf = new Map(rows.map(({ run, cells }) => [run, cells]));
    for (const [place, column] of columns.entries()) {
      const known = entries.get(column) ?? new Map<string, Entry>();
      // A run that is gone has no row.
      for (const run of runs) known.set(run, { cell: cellsOf.get(run)?.[place], isOld: false });
      entries.set(column, known);
      count += runs.length;
    }
    lookup.update(() => (run, column) => get(run, column));
  }

  function age({ runs, column }: OldCells): void {
    const columns = column === undefined ? [...entries.values()] : [entries.get(column)];
    for (const known of columns) {
      for (const run of runs ?? known?.keys() ?? []) {
        const entry = known?.get(run);
        if (entry !== undefined) entry.isOld = true;
      }
    }
  }

  return {
    lookup,
    isKnown: (run, column) => entries.get(column)?.has(run) === true,
    want(runs, columns) {
      wanted = [runs, columns];
      void work();
    },
    markOld(which) {
      if (isBusy) agedSince = [...agedSince, which];
      age(which);
      void work();
    },
  };
}
