import { wordlessTheme } from "@runlens/charts/test-support/wordless-theme";
import type { PlacedHistogram, Spot } from "@runlens/histograms";
import { bellAt, pictureOf, wanderingBells } from "@runlens/histograms/test-support";
import { drawBands } from "../draw-bands.ts";
import { percentilesOf } from "../percentiles.ts";

const MANY = wanderingBells(Array.from({ length: 40 }, (_, i) => i));

/** The bands of percentiles, as data URLs by name of the picture. */
function drawPictures(themeName: string): Record<string, string> {
  const theme = wordlessTheme(themeName);
  const bands = (histograms: readonly PlacedHistogram[], spot?: Spot, chosen?: number) => {
    const percentiles = percentilesOf(histograms);
    const picture = { percentiles, axis: "step", chosen, color: "#2563c9", theme } as const;
    return pictureOf((sheet) => drawBands(picture, sheet), theme, spot);
  };
  return {
    bands: bands(MANY),
    bands_one: bands([bellAt(7, 0, 1)]),
    bands_chosen: bands(MANY, { histogram: 12, bin: 0 }, 30),
  };
}

Object.assign(window, { drawPictures });
