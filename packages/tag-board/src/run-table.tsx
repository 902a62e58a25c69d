import type { VisibleRun } from "@runlens/plugin-api";
import type { RunValue } from "@runlens/plugin-api/media";
import type { ReactNode } from "react";
import { RunLabel } from "./run-label.tsx";
import "./run-table.css";

/** After that of the runs' names. */
export interface RunTableColumn {
  readonly name: string;
  /** What it means. */
  readonly title?: string;
}

interface RunTableProps<T> {
  readonly tag: string;
  readonly columns: readonly RunTableColumn[];
  readonly runs: readonly VisibleRun[];
  /** Of each run, once it is there. */
  readonly values: readonly RunValue<T>[];
  /** The cells of a row, a `RunTableProblem` in place of some. */
  readonly children: (value: RunValue<T>) => ReactNode;
}

/** Which line of a card is whose, and what it is like: a row for each run. */
export function RunTable<T>({ tag, columns, runs, values, children }: RunTableProps<T>) {
  const byRun = new Map(values.map((value) => [value.run, value]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls when there are many runs
    <div className="run-table" role="region" aria-label={`Runs of ${tag}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Run</th>
            {columns.map(({ name, title }) => (
              <th key={name} scope="col" title={title}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => {
            const value = byRun.get(run.name);
            return (
              <tr key={run.name}>
                <th scope="row">
                  <RunLabel run={run} />
                </th>
                {value && children(value)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RunTableProblemProps {
  /** Cells that it takes the place of. */
  readonly span: number;
  readonly children: ReactNode;
}

/** Why a run has nothing to tell. */
export function RunTableProblem({ span, children }: RunTableProblemProps) {
  return (
    <td className="run-table-problem" colSpan={span}>
      {children}
    </td>
  );
}
