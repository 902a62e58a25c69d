import { valueText } from "@runlens/charts";
import type { ChartTheme, Theme } from "@runlens/widgets";
import type { Bounds } from "./bounds.ts";
import { project } from "./orbit.ts";
import type { Scene } from "./scene.ts";
import type { Vector } from "./vector.ts";

const AXES = ["x", "y", "z"] as const;

/** Red, green and blue, as everywhere; contrast AA on either background. */
const AXIS_COLORS: Readonly<Record<Theme, readonly [string, string, string]>> = {
  light: ["#b3261e", "#197a43", "#1f5fc4"],
  dark: ["#ff8f85", "#54c98c", "#78adfb"],
};

/** CSS pixels between an end of an axis and what is written there. */
const LABEL_GAP = 12;

interface BoxPicture extends Pick<Scene, "lens" | "placement"> {
  readonly bounds: Bounds;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly colors: ChartTheme;
}

/** The box around a mesh: what is behind the mesh and what before it, to be drawn in turn. */
export function boxOf(picture: BoxPicture) {
  const { bounds, lens, placement, width, height, theme, colors } = picture;
  const corners = CORNERS.map((corner) => {
    const place = corner.map((atMax, axis) => {
      const at = (atMax === 1 ? bounds.max : bounds.min)[axis] ?? 0;
      const measured = (at - (bounds.center[axis] ?? 0)) / bounds.radius;
      return measured * placement.scale + (placement.offset[axis] ?? 0);
    });
    const { x, y, depth } = project(lens, place as unknown as Vector);
    return { x: ((x + 1) / 2) * width, y: ((1 - y) / 2) * height, depth };
  });
  const farthest = corners.reduce((far, { depth }, i) => {
    return depth > (corners[far]?.depth ?? 0) ? i : far;
  }, 0);
  // From within, lines would run through the eye.
  const isInside = lens.perspective && corners.some(({ depth }) => depth < 0.01);

  const drawEdges = (pen: CanvasRenderingContext2D, behind: boolean): void => {
    if (isInside) return;
    pen.lineWidth = 1;
    for (const [from, to, axis] of EDGES) {
      const isBehind = from === farthest || to === farthest;
      const [a, b] = [corners[from], corners[to]];
      if (isBehind !== behind || a === undefined || b === undefined) continue;
      pen.strokeStyle = from === 0 ? AXIS_COLORS[theme][axis] : colors.axis;
      pen.beginPath();
      pen.moveTo(a.x, a.y);
      pen.lineTo(b.x, b.y);
      pen.stroke();
    }
  };
  const drawLabels = (pen: CanvasRenderingContext2D): void => {
    if (isInside) return;
    pen.font = colors.font;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineWidth = 3;
    pen.lineJoin = "round";
    pen.strokeStyle = colors.background;
    for (const [, to, axis] of EDGES.filter(([from]) => from === 0)) {
      const [start, end] = [corners[0], corners[to]];
      if (start === undefined || end === undefined) continue;
      const length = Math.hypot(end.x - start.x, end.y - start.y);
      if (length < LABEL_GAP) continue;
      const x = end.x + ((end.x - start.x) / length) * LABEL_GAP;
      const y = end.y + ((end.y - start.y) / length) * LABEL_GAP;
      const text = `${AXES[axis]} ${valueText(bounds.max[axis])}`;
      const half = pen.measureText(text).width / 2;
      const inside = Math.min(Math.max(x, half + 4), width - half - 4);
      pen.strokeText(text, inside, y);
      pen.fillStyle = AXIS_COLORS[theme][axis];
      pen.fillText(text, inside, y);
    }
  };
  return { drawEdges, drawLabels };
}

/** 0 for the least, 1 for the largest coordinate; corner 0 is where the axes begin. */
const CORNERS = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, i >> 2] as const);

/** Two corners and the axis they lie along. */
const EDGES = CORNERS.flatMap((_, from) =>
  ([0, 1, 2] as const)
    .filter((axis) => (from & (1 << axis)) === 0)
    .map((axis) => [from, from | (1 << axis), axis] as const),
);
