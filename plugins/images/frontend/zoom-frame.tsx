import {
  useEffect,
  useEffectEvent,
  useRef,
  type CSSProperties,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from "react";
import type { Playback } from "./playback.ts";
import { pan, pictureAt, WHOLE, zoomAt, zoomOfKey, type Point, type Zoom } from "./zoom.ts";
import "./image-frame.css";

/** What the pictures of a card share, so that they move together. */
export interface Linked {
  readonly zoom: Zoom;
  /** What the pointer is on, as shares of the picture. */
  readonly point: Point | undefined;
  readonly setZoom: (change: (zoom: Zoom) => Zoom) => void;
  readonly setPoint: (point: Point | undefined) => void;
  /** Of all that moves, unless each is played on its own. */
  readonly playback: Playback;
  readonly isPlayedTogether: boolean;
  readonly setPlayedTogether: (isPlayedTogether: boolean) => void;
}

interface ZoomFrameProps {
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** For who cannot see it; "" for one that lies over another. */
  readonly label: string;
  /** One CSS pixel per pixel. */
  readonly actualSize: boolean;
  readonly linked: Linked;
  readonly children: ReactNode;
}

/** Of one turn of a wheel. */
const ZOOM_STEP = 1.25;
const DOUBLE_CLICK_ZOOM = 4;

/** A frame whose picture zooms and pans: wheel with ctrl or ⌘, drag, double click, keys. */
export function ZoomFrame({ width, height, label, actualSize, linked, children }: ZoomFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { zoom } = linked;
  useWheelZoom(frame, linked);
  const drag = useDrag(frame, linked);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no role of interaction fits a picture that zooms
    <div
      ref={frame}
      className="image-frame"
      data-zoomed={zoom.scale > 1 || undefined}
      data-actual={actualSize || undefined}
      style={actualSize ? { width } : fitted(width, height)}
      tabIndex={label === "" ? undefined : 0}
      role="group"
      aria-label={`${label}: + and − zoom, arrows move, 0 shows all`}
      {...drag}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = zoomOfKey(zoom, event.key);
        if (next === undefined) return;
        event.preventDefault();
        linked.setZoom(() => next);
      }}
      onDoubleClick={(event) => {
        const at = pointIn(event.currentTarget, event);
        linked.setZoom((old) => (old.scale > 1 ? WHOLE : zoomAt(old, at, DOUBLE_CLICK_ZOOM)));
      }}
      onPointerLeave={() => linked.setPoint(undefined)}
    >
      {children}
    </div>
  );
}

function useWheelZoom(frame: RefObject<HTMLElement | null>, { setZoom }: Linked): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (frame.current === null || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const at = pointIn(frame.current, event);
    setZoom((zoom) => zoomAt(zoom, at, event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
  });
  useEffect(() => {
    const element = frame.current;
    // React's own listeners are passive: the page would zoom, too.
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [frame]);
}

/** Handlers that pan while a button is down, and tell what the pointer is on. */
function useDrag(frame: RefObject<HTMLElement | null>, { zoom, setZoom, setPoint }: Linked) {
  const last = useRef<Point>(undefined);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0 || zoom.scale === 1) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = pointIn(event.currentTarget, event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      if (frame.current === null) return;
      const at = pointIn(frame.current, event);
      const from = last.current;
      if (from !== undefined) {
        last.current = at;
        setZoom((old) => pan(old, { x: at.x - from.x, y: at.y - from.y }));
      }
      setPoint(pictureAt(zoom, at));
    },
    onPointerUp(): void {
      last.current = undefined;
    },
    onPointerCancel(): void {
      last.current = undefined;
    },
  };
}

/** As wide as a tile, or narrower, so that it is not higher than wide. */
function fitted(width: number, height: number): CSSProperties {
  const share = Math.min(width / height, 1);
  return {
    width: `calc(var(--image-tile-width) * ${share})`,
    aspectRatio: `${width} / ${height}`,
  };
}

/** A place on the page as shares of an element, within it. */
function pointIn(element: Element, event: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: shareOf(event.clientX - left, width), y: shareOf(event.clientY - top, height) };
}

function shareOf(part: number, size: number): number {
  return Math.min(Math.max(part / size, 0), 1);
}
