import { symlogThreshold, type ChartAxes, type Limits, type Range } from "@runlens/charts";
import { inUnit, type Figure, type FigureAxis, type LineData } from "@runlens/export";
import { scalesOf } from "../chart-axes.ts";
import type { LineCardContext } from "../line-card-context.ts";
import { axisLabels } from "./axis-labels.ts";
import type { ExportChoice } from "./export-choice.ts";
import { stateOfCard, type ExportedCard } from "./exported-card.ts";

/** How a script draws a card. */
export function cardFigure(
  card: ExportedCard,
  lines: readonly LineData[],
  context: Pick<LineCardContext, "view" | "settings">,
  choice: ExportChoice,
): Figure {
  const { settings } = context;
  const { xAxis, xTag = "" } = settings;
  const state = stateOfCard(card, context);
  const { xScale, yScale, y2Scale } = scalesOf(state, settings);
  const view = choice.extent === "sight" ? state.view : {};
  const { x, y, y2 } = choice.labels
    ? axisLabels(card.sources, settings)
    : { x: "", y: "", y2: "" };
  const { width: widthMm, height: heightMm } = inUnit(choice.size, "mm");
  const onSide = (side: "left" | "right") =>
    lines.filter(({ look }) => (look.axis ?? "left") === side).map(({ values }) => values);
  const isDated = xTag === "" && xAxis === "wall";
  const places = xTag === "" && xAxis === "step" ? "steps" : isDated ? "wall" : "x";
  return {
    title: choice.title ? card.title : "",
    places,
    x: axis(
      x,
      isDated ? "linear" : xScale,
      lines.map((line) => line.extras.x ?? line.steps),
      view.xRange,
    ),
    y: axis(y, yScale, onSide("left"), view.yRange, state.yLimits),
    y2: axis(y2, y2Scale, onSide("right"), view.y2Range, state.y2Limits),
    widthMm,
    heightMm,
    hasLegend: choice.legend,
  };
}

function axis(
  label: string,
  scale: ChartAxes["yScale"],
  columns: readonly Float64Array[],
  inSight: Range | undefined,
  limits: Limits = {},
): FigureAxis {
  const threshold = scale === "symlog" ? symlogThreshold(columns) : 1;
  return { label, scale, threshold, ...(inSight ?? limits) };
}
