/** The part of a picture that is seen; the same for all tiles of a card, whatever their sizes. */
export interface Zoom {
  /** 1: the whole picture; 4: a quarter of its width and height. */
  readonly scale: number;
  /** Left and upper edge of that part, as shares of the picture. */
  readonly left: number;
  readonly top: number;
}

export const WHOLE: Zoom = { scale: 1, left: 0, top: 0 };

const MAX_SCALE = 256;

/** A point of a picture, or of the frame around it, as shares of width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Zooms so that what lies under `at`, a point of the frame, stays there. */
export function zoomAt(zoom: Zoom, at: Point, factor: number): Zoom {
  const scale = Math.min(Math.max(zoom.scale * factor, 1), MAX_SCALE);
  const under = pictureAt(zoom, at);
  return within({ scale, left: under.x - at.x / scale, top: under.y - at.y / scale });
}

/** Moves the picture by shares of the frame. */
export function pan(zoom: Zoom, by: Point): Zoom {
  const { scale, left, top } = zoom;
  return within({ scale, left: left - by.x / scale, top: top - by.y / scale });
}

/** The point of the picture that is seen at a point of the frame. */
export function pictureAt({ scale, left, top }: Zoom, at: Point): Point {
  return { x: left + at.x / scale, y: top + at.y / scale };
}

/** As a CSS transform about the upper left corner. */
export function transformOf({ scale, left, top }: Zoom): string {
  return `scale(${scale}) translate(${-100 * left}%, ${-100 * top}%)`;
}

/** Shares of the frame that an arrow key moves by. */
const KEY_PAN = 0.1;

const CENTRE: Point = { x: 0.5, y: 0.5 };

const PANS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: KEY_PAN, y: 0 },
  ArrowRight: { x: -KEY_PAN, y: 0 },
  ArrowUp: { x: 0, y: KEY_PAN },
  ArrowDown: { x: 0, y: -KEY_PAN },
};

/** Where a key leads; undefined for keys that do nothing, so that the page scrolls. */
export function zoomOfKey(zoom: Zoom, key: string): Zoom | undefined {
  if (key === "+" || key === "=") return zoomAt(zoom, CENTRE, 2);
  if (key === "-") return zoomAt(zoom, CENTRE, 0.5);
  if (key === "0") return WHOLE;
  const by = PANS[key];
  return by === undefined || zoom.scale === 1 ? undefined : pan(zoom, by);
}

/** No edge of the picture comes inside the frame. */
function within({ scale, left, top }: Zoom): Zoom {
  const most = 1 - 1 / scale;
  return { scale, left: clamp(left, most), top: clamp(top, most) };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
