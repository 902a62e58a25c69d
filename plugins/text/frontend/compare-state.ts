import type { ViewState } from "@runlens/plugin-api";
import type { SeriesName } from "@runlens/plugin-api/media";

/** What a card's text is compared with. */
export interface Compared {
  readonly run: string;
  /** The value that is nearest to it. */
  readonly step: number;
}

/** What the link says a card is compared with; undefined: nothing, or nothing that can be read. */
export function comparedWith(view: ViewState, series: SeriesName): Compared | undefined {
  const text = view.get(keyOf(series));
  const cut = text?.indexOf("~") ?? -1;
  const step = Number(text?.slice(0, cut));
  if (text === undefined || cut < 1 || !Number.isSafeInteger(step)) return undefined;
  return { run: text.slice(cut + 1), step };
}

export function setCompared(
  view: ViewState,
  series: SeriesName,
  compared: Compared | undefined,
): void {
  view.set(keyOf(series), compared && `${compared.step}~${compared.run}`);
}

function keyOf({ run, tag }: SeriesName): string {
  return `compare.${JSON.stringify([run, tag])}`;
}
