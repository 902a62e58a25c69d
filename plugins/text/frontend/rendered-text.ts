import { RunlensError } from "@runlens/base";
import type { RenderedMarkdown } from "@runlens/model";
import type { SeriesName } from "@runlens/plugin-api/media";

/**
 * One text as the server renders it: Markdown made safe by the server's one guard.
 *
 * @throws RunlensError `text.notRendered` when the server does not answer with one.
 */
export async function fetchRendered(
  { run, tag }: SeriesName,
  position: number,
  signal: AbortSignal,
): Promise<RenderedMarkdown> {
  const query = new URLSearchParams({ run, tag, position: String(position) });
  const url = new URL(`data/plugin/text/value?${query}`, document.baseURI);
  const response = await fetch(url, { signal });
  if (!response.ok) {
    throw new RunlensError({
      code: "text.notRendered",
      message: `The server could not render this text (${response.status}).`,
      hint: "See it as plain text, or try again.",
    });
  }
  // The server is of the same version as the page.
  return (await response.json()) as RenderedMarkdown;
}
