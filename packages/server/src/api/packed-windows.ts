import { encodePackedWindows, framed, type LinesQuery } from "@runlens/model";
import type { Reply } from "@runlens/plugin-api";
import { standardHeaders } from "../headers.ts";
import { isOfReader, readLines, type LinesDoors } from "../lines/read-lines.ts";

/** Is not compressed, which would take longer than most networks take for what that saves. */
const PACKED_SERIES = "application/x-runlens-packed-series";

/** While a client takes in the series of so many runs, the next ones are read. */
const RUNS_AT_ONCE = 16;

/** Lines as packed frames, those of many runs some at a time. What is wrong is told before the first. */
export async function packedWindows(
  doors: LinesDoors,
  query: LinesQuery,
  signal: AbortSignal,
): Promise<Reply | Response> {
  const [first, ...others] = partsOf(query);
  const frameOf = async (part: LinesQuery) =>
    framed(encodePackedWindows(await readLines(doors, part, signal)));
  const body = await frameOf(first);
  if (others.length === 0) return { status: 200, contentType: PACKED_SERIES, body };
  let ready = body;
  const rest = others.values();
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      for (const bytes of ready) controller.enqueue(bytes);
      const { value: part } = rest.next();
      if (part === undefined) controller.close();
      else ready = await frameOf(part);
    },
  });
  return new Response(stream, { headers: standardHeaders(PACKED_SERIES) });
}

/** Series can be read some runs at a time, lines that are computed from several runs cannot. */
function partsOf(query: LinesQuery): readonly [LinesQuery, ...LinesQuery[]] {
  const { runs = [], after } = query;
  if (!isOfReader(query) || runs.length <= RUNS_AT_ONCE) return [query];
  const partAt = (from: number): LinesQuery => {
    const to = from + RUNS_AT_ONCE;
    return { ...query, runs: runs.slice(from, to), ...(after && { after: after.slice(from, to) }) };
  };
  const others = Array.from({ length: Math.ceil(runs.length / RUNS_AT_ONCE) - 1 }, (_, i) =>
    partAt((i + 1) * RUNS_AT_ONCE),
  );
  return [partAt(0), ...others];
}
