import { wordlessTheme } from "@runlens/charts/test-support/wordless-theme";
import type { Drawing, PlacedHistogram, Sheet, Spot } from "@runlens/histograms";
import { bellAt, pictureOf, wanderingBells } from "@runlens/histograms/test-support";
import type { ChartTheme } from "@runlens/widgets";
import { drawBinLines } from "../bin-lines.ts";
import { drawHeatMap } from "../heat-map.ts";
import { drawOverlaid } from "../overlay.ts";
import { binned, type Picture } from "../picture.ts";
import { drawRidges } from "../ridges.ts";
import { runLines } from "../runs/run-lines.ts";

type Draw = (picture: Picture, sheet: Sheet) => Drawing;

const BINS = 30;
const COLORS = ["#2563c9", "#c2410c", "#15803d"];
const FEW = wanderingBells(Array.from({ length: 12 }, (_, i) => 10 * i));
const MANY = wanderingBells(Array.from({ length: 200 }, (_, i) => i));
const UNEVEN = wanderingBells([0, 1, 2, 4, 8, 16, 32, 64]);
const ONE = [bellAt(7, 0, 1)];
const HERE: Spot = { histogram: 5, bin: 12 };

/** Each way of drawing, as data URLs by name of the picture. */
function drawPictures(themeName: string): Record<string, string> {
  const theme = wordlessTheme(themeName);
  const series = (
    draw: Draw,
    histograms: readonly PlacedHistogram[],
    spot?: Spot,
    chosen?: number,
  ) => seriesPicture(theme, draw, histograms, spot, chosen);
  return {
    ridges: series(drawRidges, FEW),
    ridges_many: series(drawRidges, MANY),
    ridges_uneven: series(drawRidges, UNEVEN),
    ridges_one: series(drawRidges, ONE),
    ridges_chosen: series(drawRidges, FEW, HERE, 9),
    overlay: series(drawOverlaid, FEW),
    overlay_chosen: series(drawOverlaid, FEW, HERE, 9),
    heat: series(drawHeatMap, FEW),
    heat_many: series(drawHeatMap, MANY),
    heat_uneven: series(drawHeatMap, UNEVEN),
    heat_chosen: series(drawHeatMap, FEW, HERE, 9),
    runs: runsPicture(theme),
    runs_hovered: runsPicture(theme, { histogram: 1, bin: 12 }),
    runs_hovered_elsewhere: runsPicture(theme, { histogram: -1, bin: 20 }),
  };
}

function seriesPicture(
  theme: ChartTheme,
  draw: Draw,
  histograms: readonly PlacedHistogram[],
  spot: Spot | undefined,
  chosen: number | undefined,
): string {
  const bins = binned(histograms, histograms, BINS);
  const picture: Picture = { ...bins, axis: "step", chosen, color: COLORS[0] ?? "", theme };
  return pictureOf((sheet) => draw(picture, sheet), theme, spot);
}

/** Three runs with differently many values. */
function runsPicture(theme: ChartTheme, spot?: Spot): string {
  const runs = COLORS.map((color, i) => ({ name: `run-${i}`, color }));
  const moments = { length: 0, steps: new Float64Array(), wallTimesSecs: new Float64Array() };
  const histograms = runs.map(({ name }, i) => {
    const { histogram: value } = bellAt(7, i - 1, 0.5 + i / 2);
    return { run: name, moments, position: 0, value };
  });
  const { bins, lines } = runLines(histograms, runs, BINS);
  const heights = lines.map(({ percents }) => percents);
  const maxHeight = Math.max(...heights.map((percents) => Math.max(...percents)));
  return pictureOf(
    (sheet) =>
      drawBinLines({ bins, heights, maxHeight, colors: COLORS, reads: "all", theme }, sheet),
    theme,
    spot,
  );
}

Object.assign(window, { drawPictures });
