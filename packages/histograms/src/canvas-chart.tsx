import { createSurface, createTooltip, type Surface, type TooltipContent } from "@runlens/charts";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { Drawing, Sheet, Spot } from "./drawing.ts";
import type { Hovered, HoverLink } from "./hovered.ts";

interface CanvasChartProps {
  /** One sentence that says what is drawn. */
  readonly label: string;
  /** Keeps its identity while it draws the same. */
  readonly draw: (sheet: Sheet) => Drawing;
  /** CSS `font` shorthand that labels are measured in. */
  readonly font: string;
  readonly tooltipOf: (spot: Spot) => Omit<TooltipContent, "beside"> | undefined;
  /** A click or the Enter key, alone or with Shift. */
  readonly onChoose: (spot: Spot, withShift: boolean) => void;
  /** Cards that show where the pointer is in any of them. */
  readonly link: HoverLink;
  /** What other cards are told of a spot, and which spot they are told of. */
  readonly hoveredAt: (spot: Spot) => Hovered;
  readonly spotOf: (hovered: Hovered) => Spot;
}

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A drawing that answers to the pointer and to the arrow keys. */
export function CanvasChart(props: CanvasChartProps) {
  const { label, draw, link } = props;
  const container = useRef<HTMLDivElement>(null);
  const surface = useRef<Surface>(undefined);
  const drawing = useRef<Drawing>(undefined);
  const spot = useRef<Spot>(undefined);
  const [tooltip] = useState(() => createTooltip(document));

  const mark = useEffectEvent((marked: Spot | undefined) => {
    const canvas = surface.current;
    if (canvas === undefined || drawing.current === undefined) return;
    clear(canvas.overlay, canvas.pixelRatio());
    if (marked !== undefined) drawing.current.paintSpot(canvas.overlay, marked);
  });
  const show = useEffectEvent((next: Spot | undefined) => {
    const content = next && props.tooltipOf(next);
    const shown = content && next;
    if (shown !== undefined || spot.current !== undefined) {
      link.tell(shown && props.hoveredAt(shown), container);
    }
    spot.current = shown;
    mark(shown);
    if (surface.current === undefined || drawing.current === undefined) return;
    if (content === undefined || next === undefined) {
      tooltip.hide();
      return;
    }
    const { left, top, bottom } = surface.current.root.getBoundingClientRect();
    tooltip.show({ ...content, beside: { x: left + drawing.current.tooltipX(next), top, bottom } });
  });
  const showOther = useEffectEvent((hovered: Hovered | undefined) => {
    spot.current = undefined;
    tooltip.hide();
    mark(hovered && props.spotOf(hovered));
  });
  const repaint = useEffectEvent((toDraw: CanvasChartProps["draw"]) => {
    const canvas = surface.current;
    if (canvas === undefined) return;
    drawing.current = paint(canvas, toDraw, props.font);
    show(undefined);
  });
  const repaintResized = useEffectEvent(() => repaint(draw));
  const choose = useEffectEvent((chosen: Spot | undefined, withShift: boolean) => {
    if (chosen !== undefined) props.onChoose(chosen, withShift);
  });

  useLayoutEffect(() => {
    if (container.current === null) return undefined;
    const created = createSurface(container.current, () => repaintResized());
    surface.current = created;
    const { root } = created;
    const spotUnder = (event: MouseEvent): Spot | undefined => {
      const { left, top } = root.getBoundingClientRect();
      return drawing.current?.spotAt(event.clientX - left, event.clientY - top);
    };
    root.addEventListener("pointermove", (event) => show(spotUnder(event)));
    root.addEventListener("pointerleave", () => show(undefined));
    root.addEventListener("blur", () => show(undefined));
    root.addEventListener("click", (event) => choose(spotUnder(event), event.shiftKey));
    root.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      if (arrow !== undefined && drawing.current !== undefined) {
        event.preventDefault();
        show(drawing.current.next(spot.current ?? START, ...arrow));
      } else if (event.key === "Enter") {
        choose(spot.current, event.shiftKey);
      } else if (event.key === "Escape") {
        show(undefined);
      }
    });
    return () => {
      tooltip.hide();
      surface.current = undefined;
      created.destroy();
    };
  }, [tooltip]);
  useLayoutEffect(() => repaint(draw), [draw]);
  useEffect(() => link.follow(container, (hovered) => showOther(hovered)), [link]);
  useLayoutEffect(() => {
    if (surface.current !== undefined) surface.current.root.ariaLabel = label;
  }, [label]);

  return <div ref={container} className="histogram-chart" />;
}

/** Arrow keys start from the newest histogram, wherever that is. */
const START: Spot = { histogram: Infinity, bin: 0 };

function paint(surface: Surface, draw: CanvasChartProps["draw"], font: string): Drawing {
  const { base } = surface;
  const pixelRatio = surface.pixelRatio();
  clear(base, pixelRatio);
  base.font = font;
  const measure = (label: string): number => base.measureText(label).width;
  const drawing = draw({ ...surface.size(), pixelRatio, measure });
  drawing.paint(base);
  return drawing;
}

function clear(context: CanvasRenderingContext2D, pixelRatio: number): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}
