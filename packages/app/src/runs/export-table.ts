import { csvText } from "@runlens/base";
import type { Client } from "@runlens/client";
import type { Cell, Run } from "@runlens/model";
import { EXPERIMENT } from "../queries.ts";

/** So many in one request: its body holds their names. */
const RUNS_PER_REQUEST = 1000;

/** The listed runs and the columns that are shown, in their order, as CSV. */
export async function readTableCsv(
  client: Client,
  listed: readonly Run[],
  columns: readonly string[],
): Promise<string> {
  const cellsOf = new Map<string, readonly Cell[]>();
  for (let from = 0; from < listed.length; from += RUNS_PER_REQUEST) {
    const runs = listed.slice(from, from + RUNS_PER_REQUEST).map(({ name }) => name);
    const query = { ...EXPERIMENT, runs, columns, limit: runs.length };
    for (const { run, cells } of (await client.runTable(query)).rows) cellsOf.set(run, cells);
  }
  const rows = listed.map(({ name }) => [name, ...(cellsOf.get(name) ?? columns.map(() => ""))]);
  return csvText([["run", ...columns], ...rows]);
}
