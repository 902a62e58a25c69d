import type { PageSteps } from "@runlens/model";
import { shownPosition, type ValueSource } from "@runlens/plugin-api/media";
import type { RunCard } from "@runlens/tag-board";
import { useEffect, useState } from "react";
import { findText } from "./find-text.ts";
import { sourceText, textContent } from "./text-content.ts";

/** What was found in the texts that cards show. */
export interface Found {
  /** Card → matches; cards that were not searched yet are missing. */
  readonly counts: ReadonlyMap<string, number>;
  readonly matches: number;
  readonly cardsWithMatches: number;
}

const NOTHING: Found = { counts: new Map(), matches: 0, cardsWithMatches: 0 };

/** Texts that are read at once. */
const READERS = 4;

/** Searches the text that each card shows, also of those out of sight. */
export function useSearch(
  source: ValueSource,
  cards: readonly RunCard[],
  query: string,
  { step, range }: PageSteps,
): Found {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (query === "") return undefined;
    const superseded = new AbortController();
    const { signal } = superseded;
    const counts = new Map<string, number>();
    const rest = [...cards];
    const show = (): void => {
      const each = [...counts.values()];
      if (!signal.aborted) {
        setFound({
          counts: new Map(counts),
          matches: each.reduce((sum, count) => sum + count, 0),
          cardsWithMatches: each.filter((count) => count > 0).length,
        });
      }
    };
    const search = async (): Promise<void> => {
      for (let card = rest.shift(); card !== undefined; card = rest.shift()) {
        const count = await countIn(source, card, query, { step, range }, signal);
        if (signal.aborted) return;
        counts.set(card.key, count);
        if (rest.length % (4 * READERS) === 0) show();
      }
    };
    void Promise.all(Array.from({ length: READERS }, search)).then(show);
    return () => superseded.abort();
  }, [source, cards, query, step, range]);
  return query === "" ? NOTHING : found;
}

/** Of what cannot be read 0: its card says why. */
async function countIn(
  source: ValueSource,
  { tag, run }: RunCard,
  query: string,
  page: PageSteps,
  signal: AbortSignal,
): Promise<number> {
  const series = { run: run.name, tag: tag.tag };
  try {
    const { steps } = await source.moments(series, signal);
    const position = shownPosition(steps, page);
    if (position < 0) return 0;
    const content = textContent(await source.value(series, position, signal));
    return content.kind === "text" ? findText(sourceText(content), query).length : 0;
  } catch {
    return 0;
  }
}
