import type { PreparedLine } from "./chart-line.ts";
import { drawLines, isCrowd } from "./draw-lines.ts";
import type { Box } from "./math/box.ts";
import type { Layout } from "./math/layout.ts";
import { shiftBetween } from "./math/shift.ts";
import { Sheet, stripOf, type LineFrame } from "./sheet.ts";

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
 * Of a frame that moves, what the one before showed is moved, and only the strip that came
 * into sight is drawn, so that a frame costs the same however many points there are. A crowd
 * that is zoomed is stretched, while its next picture is drawn some lines in each frame; what
 * comes into sight is taken from wider pictures.
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
      shown = Sheet.empty({ context, layout, lines, ratio }, known);
      shown.cover("rest");
      shown.show(context);
    },
    drawMoving(context, layout, lines, ratio) {
      if (lines.length <= FEW) {
        drawLines(context, layout, lines, ratio, "moving");
        return;
      }
      const frame = { context, layout, lines, ratio };
      if (shown?.fits(frame) !== true) forget();
      const shift = shown?.lines === lines ? shiftBetween(shown.layout, layout, ratio) : undefined;
      if (shown && isCrowd(lines) && shift === undefined) {
        drawZoomed(frame, shown);
        return;
      }
      if (shown && shift !== undefined) shown.shift(layout, shift);
      else shown = Sheet.empty(frame, shown);
      shown.cover("moving");
      shown.show(context);
    },
  };

  function forget(): void {
    [shown, wider, next, spare] = [undefined, [], undefined, undefined];
  }

  function drawZoomed(frame: LineFrame, before: Sheet): void {
    const { context, layout, lines, ratio } = frame;
    const box = before.boxIn(layout);
    if (box === undefined || !isUsable(before, box, layout)) {
      const draft = beginNext(frame);
      draftNext(draft, Infinity);
      draft.sheet.show(context);
      return;
    }
    const fill = (from: number, to: number): void => {
      if (to <= from) return;
      const strip = stripOf(layout, from, to);
      const sheet = wider.findLast((each) => isOver(each.boxIn(strip), strip));
      const place = sheet?.boxIn(strip);
      if (sheet && place) sheet.showStretched(context, strip, place);
      else drawLines(context, strip, lines, ratio, "draft");
    };
    fill(layout.left, box.left);
    before.showStretched(context, layout, box);
    fill(box.right, layout.right);
    draftNext(next?.sheet.lines === lines ? next : beginNext(frame), SLICE_MS);
  }

  function beginNext(frame: LineFrame): Draft {
    const sheet = Sheet.empty(frame, next?.sheet ?? spare);
    spare = undefined;
    next = { sheet, drawn: 0 };
    return next;
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

  function keepWider(before: Sheet, { layout, from, to }: Sheet): void {
    const all = [...wider, before];
    const kept = all.filter((each) => widthOf(each.boxIn(layout)) > MIN_WIDER * (to - from));
    // The widest one serves best where none of the others does.
    wider = kept.length > MAX_WIDER ? kept.toSpliced(1, 1) : kept;
    spare = all.find((each) => !wider.includes(each));
  }
}

/** Whether a picture that lies in this box of a layout is better than drawing anew. */
function isUsable({ from, to }: Sheet, box: Box, { left, right }: Layout): boolean {
  const open = Math.max(box.left - left, 0) + Math.max(right - box.right, 0);
  return widthOf(box) <= MAX_STRETCH * (to - from) && open <= MAX_OPEN * (right - left);
}

function isOver(box: Box | undefined, { left, right }: Layout): boolean {
  return box !== undefined && box.left <= left && box.right >= right;
}

function widthOf(box: Box | undefined): number {
  return box === undefined ? 0 : box.right - box.left;
}
