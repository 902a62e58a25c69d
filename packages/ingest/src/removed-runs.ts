import { countText } from "@runlens/base";
import type { FileProblem } from "@runlens/model";

/** A run whose directory is gone. */
export interface RemovedRun {
  readonly name: string;
  readonly path: string;
  readonly pointCount: number;
}

/** More are told together, for all of a log directory. */
const MAX_SINGLE = 5;

/** @param roots of all log directories. */
export function removalNotices(
  runs: readonly RemovedRun[],
  roots: readonly string[],
): readonly FileProblem[] {
  if (runs.length > MAX_SINGLE) {
    return roots.flatMap((root) =>
      together(
        root,
        runs.filter(({ path }) => path.startsWith(root)),
      ),
    );
  }
  return runs.map(({ name, path, pointCount }) => ({
    code: "run.removed",
    message: `${path} was removed; the run ${name} went with its ${countText(pointCount, "value")}.`,
    run: name,
    path,
  }));
}

function together(root: string, runs: readonly RemovedRun[]): FileProblem[] {
  if (runs.length === 0) return [];
  const [first] = runs;
  const values = runs.reduce((sum, { pointCount }) => sum + pointCount, 0);
  const message =
    `${countText(runs.length, "directory", "directories")} in ${root} were removed, such as ` +
    `${first?.path}; their runs went with ${countText(values, "value")}.`;
  return [{ code: "run.removed", message, run: "", path: root }];
}
