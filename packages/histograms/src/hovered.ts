import type { CardLink } from "@runlens/charts";

/** What the pointer or the arrow keys are at in one card, as far as it has such a thing. */
export interface Hovered {
  readonly step?: number | undefined;
  readonly value?: number | undefined;
  readonly run?: string | undefined;
}

export type HoverLink = CardLink<Hovered>;
