import type { Cell } from "@runlens/model";
import { useEffect, useMemo, useState } from "react";
import type { LineCardContext } from "../line-card-context.ts";
import type { CardLine, LineSource } from "../select-lines.ts";
import type { TableRow } from "./table-columns.ts";

type Hyperparameters = ReadonlyMap<string, Cell>;

const NOTHING: ReadonlyMap<string, Hyperparameters> = new Map();
/** Stands for the values of a group that are not the same in all of its runs. */
const VARIES = "varies";

/**
 * Adds the hyperparameters that `names` asks for to the rows of a table; until the server
 * answered, cells are empty.
 *
 * @param rows a row per line.
 */
export function useHyperparameters(
  { hyperparameters: door }: LineCardContext,
  names: readonly string[],
  lines: readonly CardLine[],
  rows: readonly TableRow[],
): readonly TableRow[] {
  const [byRun, setByRun] = useState(NOTHING);
  const runs = [...new Set(lines.flatMap(({ source }) => runsOf(source)))];
  const key = JSON.stringify([names, runs]);
  useEffect(() => {
    if (names.length === 0 || runs.length === 0) return undefined;
    const closing = new AbortController();
    door.values(names, runs, closing.signal).then(
      (found) => setByRun(new Map(found.map(({ run, cells }) => [run, named(names, cells)]))),
      // The page says by itself when the server is gone.
      () => undefined,
    );
    return () => closing.abort();
    // `key` stands for the names and the runs.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [door, key]);
  return useMemo(
    () =>
      names.length === 0
        ? rows
        : rows.map((row, i) => ({ ...row, hyperparameters: shared(lines[i], names, byRun) })),
    [rows, lines, names, byRun],
  );
}

/** What the runs of a line have in common. */
function shared(
  line: CardLine | undefined,
  names: readonly string[],
  byRun: ReadonlyMap<string, Hyperparameters>,
): Hyperparameters {
  const known = line === undefined ? [] : runsOf(line.source).map((run) => byRun.get(run));
  return named(
    names,
    names.map((name) => {
      const [first, ...others] = known.map((values) => values?.get(name));
      return others.every((value) => Object.is(value, first)) ? first : VARIES;
    }),
  );
}

function runsOf({ run, group = [run] }: LineSource): readonly string[] {
  return group;
}

function named(names: readonly string[], cells: readonly Cell[]): Hyperparameters {
  return new Map(names.map((name, i) => [name, cells[i]]));
}
