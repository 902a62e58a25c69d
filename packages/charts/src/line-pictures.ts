import type { PreparedLine } from "./chart-line.ts";
import { drawLines, isCrowd } from "./draw-lines.ts";
import type { Box } from "./math/box.ts";
import type { Layout } from "./math/layout.ts";
import { shiftBetween } from "./math/shift.ts";
import { Sheet, stripOf } from "./sheet.ts";

/** Few lines are drawn anew as fast as they are moved. */
const FEW = 4;
/** A picture that is stretched further, or that leaves more of the plot open, is drawn anew. */
const MAX_STRETCH = 8;
const MAX_OPEN = 0.7;
/**
 * What a frame spends on telling a canvas of the next picture, beside showing this one.
 * To draw what it was told takes the canvas some three times as long, after the frame.
 */
const SLICE_MS = 0.8;
/** Lines between two looks at the clock. */
const LINES_PER_LOOK = 4;
/** Pictures of more than is in sight that are kept for zooming out. */
const MAX_WIDER = 3;
/** How much wider they have to be. */
const MIN_WIDER = 1.5;

type DrawLines = (
  context: CanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
) => void;

/** Draws the lines of a chart, and keeps pictures of them for when it moves. */
export interface LinePictures {
  /** All there is. */
  readonly drawAtRest: DrawLines;
  /** The frame of a pan or a zoom. */
  readonly drawMoving: DrawLines;
}

/** A picture that is drawn some lines at a time. */
interface Draft {
  readonly sheet: Sheet;
  /** Lines that are there already. */
  drawn: number;
}

/**
 * Of a frame that moves, what the one before showed is moved, and only the strip that came into sight is drawn, so
 * that a frame costs the same however many points there are. A crowd that is zoomed is
 * stretched, while its next picture is drawn some lines in each frame; what comes into
 * sight is taken from wider pictures.
 */
export function createLinePictures(): LinePictures {
  let shown: Sheet | undefined;
  /** Of what was shown before, the widest first. */
  let wider: readonly Sheet[] = [];
  let next: Draft | undefined;
  let spare: Sheet | undefined;

  return {
    drawAtRest(context, layout, lines, ratio) {
      const known = shown ?? spare;
      forget();
      if (!isCrowd(lines)) {
        drawLines(context, layout, lines, ratio, "rest");
        return;
      }
      const { canvas } = context;
      shown = known?.fits(canvas, ratio) ? known : new Sheet(canvas, ratio, layout, lines);
      shown.begin(layout, lines);
      shown.cover("rest");
      shown.show(context);
    },
    drawMoving(context, layout, lines, ratio) {
      if (lines.length <= FEW) {
        drawLines(context, layout, lines, ratio, "moving");
        return;
      }
      const { canvas } = context;
      if (shown?.fits(canvas, ratio) !== true) forget();
      const shift = shown?.lines === lines ? shiftBetween(shown.layout, layout, ratio) : undefined;
      if (shown && isCrowd(lines) && shift === undefined) {
        drawZoomed(context, shown, layout, lines, ratio);
        return;
      }
      shown ??= new Sheet(canvas, ratio, layout, lines);
      if (shift === undefined) shown.begin(layout, lines);
      else shown.shift(layout, shift);
      shown.cover("moving");
      shown.show(context);
    },
  };

  function forget(): void {
    [shown, wider, next, spare] = [undefined, [], undefined, undefined];
  }

  function drawZoomed(
    context: CanvasRenderingContext2D,
    before: Sheet,
    layout: Layout,
    lines: readonly PreparedLine[],
    ratio: number,
  ): void {
    const { canvas } = context;
    const box = usableBox(before, layout);
    if (box === undefined) {
      next = beginNext(canvas, layout, lines, ratio);
      draftNext(next, Infinity);
      shown?.showStretched(context, layout, layout);
      return;
    }
    const fill = (from: number, to: number): void => {
      if (to <= from) return;
      const strip = stripOf(layout, from, to);
      const sheet = wider.findLast((each) => each.covers(strip));
      if (sheet) sheet.showStretched(context, layout, strip);
      else drawLines(context, strip, lines, ratio, "draft");
    };
    fill(layout.left, box.left);
    before.showStretched(context, layout, layout);
    fill(box.right, layout.right);
    if (next?.sheet.lines !== lines) next = beginNext(canvas, layout, lines, ratio);
    draftNext(next, SLICE_MS);
  }

  function beginNext(
    canvas: HTMLCanvasElement,
    layout: Layout,
    lines: readonly PreparedLine[],
    ratio: number,
  ): Draft {
    const sheet = next?.sheet ?? spare ?? new Sheet(canvas, ratio, layout, lines);
    spare = undefined;
    sheet.begin(layout, lines);
    return { sheet, drawn: 0 };
  }

  /** Goes on with a picture for so long, and shows it from then on once it is whole. */
  function draftNext(draft: Draft, forMs: number): void {
    const { sheet } = draft;
    const { lines } = sheet;
    const endMs = performance.now() + forMs;
    while (draft.drawn < lines.length && performance.now() < endMs) {
      const to = Math.min(draft.drawn + LINES_PER_LOOK, lines.length);
      sheet.draftAcross(lines.slice(draft.drawn, to), to === lines.length);
      draft.drawn = to;
    }
    if (draft.drawn < lines.length) return;
    if (shown) keepWider(shown, sheet);
    [shown, next] = [sheet, undefined];
  }

  function keepWider(before: Sheet, now: Sheet): void {
    const all = [...wider, before];
    const kept = all.filter(
      (each) => each.widthIn(now.layout) > MIN_WIDER * now.widthIn(now.layout),
    );
    // The widest one serves best where none of the others does.
    wider = kept.length > MAX_WIDER ? kept.toSpliced(1, 1) : kept;
    spare = all.find((each) => !wider.includes(each));
  }
}

/** Where a picture lies in another layout; undefined when it is better to draw anew. */
function usableBox(sheet: Sheet, layout: Layout): Box | undefined {
  const box = sheet.boxIn(layout);
  if (box === undefined || sheet.widthIn(layout) > MAX_STRETCH * (sheet.to - sheet.from))
    return undefined;
  const { left, right } = layout;
  const open = Math.max(box.left - left, 0) + Math.max(right - box.right, 0);
  return open <= MAX_OPEN * (right - left) ? box : undefined;
}
