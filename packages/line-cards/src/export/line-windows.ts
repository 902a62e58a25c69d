import type { SeriesWindow, XRange } from "@runlens/model";
import { sharedQueryOf, type LineCardContext } from "../line-card-context.ts";
import { queriesFor } from "../line-queries.ts";
import type { LineSource } from "../select-lines.ts";

interface Asked {
  /** Pixel columns. */
  readonly columns: number;
  /** Undefined: everything. */
  readonly range: XRange | undefined;
}

/** What some lines are drawn from. */
export async function lineWindows(
  sources: readonly LineSource[],
  context: Pick<LineCardContext, "fetchWindows" | "settings" | "baselineRun">,
  { columns, range }: Asked,
  signal: AbortSignal,
): Promise<readonly SeriesWindow[]> {
  const shared = { ...sharedQueryOf(context), columns, ...(range && { xRange: range }) };
  const queries = queriesFor(sources, shared);
  return (await Promise.all(queries.map((query) => context.fetchWindows(query, signal)))).flat();
}
