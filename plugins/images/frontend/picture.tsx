import {
  type CSSProperties,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type PointerEvent,
  type RefObject,
} from "react";
import { showBytes } from "./image-bytes.ts";
import type { LoggedImage, ShownImage } from "./logged-images.ts";
import { pixelText, readPixel } from "./pixel.ts";
import {
  pan,
  pictureAt,
  transformOf,
  WHOLE,
  zoomAt,
  zoomOfKey,
  type Point,
  type Zoom,
} from "./zoom.ts";

/** What the pictures of a card share, so that they move together. */
export interface Linked {
  readonly zoom: Zoom;
  /** What the pointer is on, as shares of the picture. */
  readonly point: Point | undefined;
  readonly setZoom: (change: (zoom: Zoom) => Zoom) => void;
  readonly setPoint: (point: Point | undefined) => void;
}

interface PictureProps {
  readonly image: ShownImage;
  /** For who cannot see it; "" for one that lies over another. */
  readonly label: string;
  /** One CSS pixel per pixel. */
  readonly actualSize: boolean;
  readonly filter: string;
  readonly linked: Linked;
}

/** Of one turn of a wheel. */
const ZOOM_STEP = 1.25;
const DOUBLE_CLICK_ZOOM = 4;

/** A picture in a frame that zooms and pans: wheel with ctrl or ⌘, drag, double click. */
export function Picture(props: PictureProps) {
  const { image } = props;
  const [failed, setFailed] = useState<LoggedImage>();
  if (failed !== image) return <Frame {...props} onFail={() => setFailed(image)} />;
  return (
    <p className="image-refused">
      The browser cannot decode this {image.header.type.replace("image/", "").toUpperCase()}.
    </p>
  );
}

type FrameProps = PictureProps & { readonly onFail: () => void };

function Frame({ image, label, actualSize, filter, linked, onFail }: FrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const { width, height } = image.header;
  const { zoom } = linked;
  useEffect(
    () => (picture.current === null ? undefined : showBytes(picture.current, image)),
    [image],
  );
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
      <img
        ref={picture}
        alt={label}
        width={width}
        height={height}
        draggable={false}
        decoding="async"
        style={{ filter, transform: transformOf(zoom) }}
        onError={onFail}
      />
      {linked.point !== undefined && <PixelValue picture={picture} point={linked.point} />}
    </div>
  );
}

interface PixelValueProps {
  readonly picture: RefObject<HTMLImageElement | null>;
  readonly point: Point;
}

/** The value under the pointer: as it was logged, before brightness and contrast. */
function PixelValue({ picture, point }: PixelValueProps) {
  const output = useRef<HTMLElement>(null);
  useEffect(() => {
    const image = picture.current;
    if (image === null) return undefined;
    const show = (): void => {
      const pixel = readPixel(image, point);
      if (output.current !== null)
        output.current.textContent = pixel === undefined ? "" : pixelText(pixel);
    };
    show();
    image.addEventListener("load", show);
    return () => image.removeEventListener("load", show);
  }, [picture, point]);
  return <span ref={output} className="image-pixel" />;
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
