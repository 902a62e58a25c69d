import type { CardsSeen } from "../page-reports.ts";

/** Runs before the page's own scripts. `cardsSeen` is for the measurement to read and to change. */
const PROBE_STEP_PX = 150;
const DRAWN = ".line-card .rl-line-chart:not([aria-busy])";
const blankSince = new Map<Element, number>();
const seen: CardsSeen = { allDrawnMs: undefined, longestBlankMs: 0, isOver: false };

requestAnimationFrame(look);

/** At each frame, through points of a grid over the page: asking every card where it is would take longer. */
function look(): void {
  const now = performance.now();
  // Where nothing is drawn yet, asking would lay out the page again in each frame.
  const cards = document.querySelector(DRAWN) === null ? new Set<Element>() : cardsInSight();
  const blank = new Set([...cards].filter((card) => !isDrawn(card)));
  for (const card of blankSince.keys()) if (!blank.has(card)) blankSince.delete(card);
  for (const card of blank) {
    const since = blankSince.get(card) ?? now;
    blankSince.set(card, since);
    seen.longestBlankMs = Math.max(seen.longestBlankMs, now - since);
  }
  if (cards.size > 0 && blank.size === 0) seen.allDrawnMs ??= now;
  if (!seen.isOver) requestAnimationFrame(look);
}

function cardsInSight(): Set<Element> {
  const cards = new Set<Element>();
  for (let y = PROBE_STEP_PX; y < innerHeight; y += PROBE_STEP_PX) {
    for (const share of [0.35, 0.65]) {
      const card = document.elementFromPoint(share * innerWidth, y)?.closest(".line-card");
      if (card) cards.add(card);
    }
  }
  return cards;
}

/** A chart is busy until it is drawn for the first time. */
function isDrawn(card: Element): boolean {
  return card.querySelector(DRAWN) !== null;
}

/** When the newest answer with points was there, since the page was opened. */
function pointsCameMs(): number {
  const answers = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  const ends = answers.filter(({ name }) => name.endsWith("/windows"));
  return Math.max(0, ...ends.map(({ responseEnd }) => responseEnd));
}

Object.assign(window, { cardsSeen: seen, pointsCameMs });
