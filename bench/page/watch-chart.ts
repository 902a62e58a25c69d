import type { ChartSight } from "../page-reports.ts";

/** Runs before the page's own scripts. `chartSights` is for the measurement to read. */
const sights: ChartSight[] = [];

new MutationObserver(() => {
  const sentence = document.querySelector(".rl-line-chart:not([aria-busy])")?.ariaLabel ?? "";
  if (sentence === (sights.at(-1)?.sentence ?? "")) return;
  sights.push({ atMs: performance.timeOrigin + performance.now(), sentence });
}).observe(document, {
  subtree: true,
  childList: true,
  attributeFilter: ["aria-label", "aria-busy"],
});

Object.assign(window, { chartSights: sights });
