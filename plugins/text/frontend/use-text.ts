import type { Moments, RenderedMarkdown } from "@runlens/model";
import {
  useLoaded,
  useValueAt,
  type Loaded,
  type SeriesName,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { useCallback } from "react";
import { fetchRendered } from "./rendered-text.ts";
import { textContent, type TextContent } from "./text-content.ts";

/** What a card says in place of a text that is on its way. */
export const WAITING = "Loading text";

/** The text at one place of a series. */
export function useText(
  source: ValueSource,
  series: SeriesName,
  moments: Moments | undefined,
  position: number,
): Loaded<TextContent> {
  return useValueAt(source, series, moments, position, textContent);
}

/** The same as safe HTML, asked for anew with each other `content`. */
export function useRendered(
  { run, tag }: SeriesName,
  position: number,
  content: TextContent,
): Loaded<RenderedMarkdown> {
  const load = useCallback(
    (signal: AbortSignal) => fetchRendered({ run, tag }, position, signal),
    // oxlint-disable-next-line react/exhaustive-deps -- another text is rendered anew
    [run, tag, position, content],
  );
  return useLoaded(load);
}
