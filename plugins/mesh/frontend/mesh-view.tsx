import { groupedText } from "@runlens/base";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from "react";
import type { Cameras } from "./cameras.ts";
import type { Drawing } from "./drawing.ts";
import type { Drawable } from "./frame-loop.ts";
import { listenToGestures, type Spot } from "./gestures.ts";
import {
  homeCamera,
  lensOfPicture,
  opticsOf,
  paintPicture,
  placementOf,
  type MeshPicture,
} from "./mesh-picture.ts";
import { vertexText } from "./mesh-text.ts";
import { panned, project, rotated, zoomed, type OrbitCamera } from "./orbit.ts";
import { pickVertex } from "./pick-vertex.ts";
import { vertexPlace } from "./vertex-place.ts";

interface MeshViewProps {
  /** Says what is shown. */
  readonly label: string;
  /** Keeps its identity while it is the same. */
  readonly picture: MeshPicture;
  readonly cameras: Cameras;
  readonly cameraKey: string;
  readonly drawing: Drawing;
  readonly ref: Ref<MeshViewDoors>;
}

export interface MeshViewDoors {
  /** The whole picture, as it is now. */
  toPng(): Promise<Blob | null>;
}

/** Radians for a drag over the whole height. */
const TURN = Math.PI;
/** How near a vertex the pointer must be; half pictures upright. */
const PICK_REACH = 0.05;

interface Picked {
  readonly text: string;
  /** CSS pixels. */
  readonly x: number;
  readonly y: number;
}

/** A mesh that can be turned, moved and looked into. */
export function MeshView({ label, picture, cameras, cameraKey, drawing, ref }: MeshViewProps) {
  const { geometry } = picture;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawable = useRef<Drawable>(undefined);
  const [picked, setPicked] = useState<Picked>();
  const [drawnCount, setDrawnCount] = useState<number>();

  const camera = (): OrbitCamera => cameras.get(cameraKey) ?? homeCamera(picture);
  const draw = useEffectEvent((budget: number): number => {
    const pen = canvas.current?.getContext("2d");
    if (!pen) return 0;
    paintPicture(pen, picture, camera(), drawing.renderer, budget);
    const size = geometry.triangles.length / 3 || geometry.points.length;
    setDrawnCount(size > budget ? Math.min(budget, geometry.points.length) : undefined);
    return size;
  });
  const redraw = useEffectEvent((isMoving: boolean) => {
    if (drawable.current !== undefined) drawing.loop.request(drawable.current, isMoving);
  });
  const move = useEffectEvent((change: (from: OrbitCamera) => OrbitCamera) => {
    setPicked(undefined);
    cameras.set(cameraKey, change(camera()));
  });
  const pan = useEffectEvent((right: number, down: number) =>
    move((from) => panned(from, right, down, opticsOf(picture))),
  );
  const reset = useEffectEvent(() => cameras.set(cameraKey, undefined));
  const pick = useEffectEvent((spot: Spot | undefined) => {
    setPicked(
      spot && canvas.current ? pickedAt(spot, canvas.current, picture, camera()) : undefined,
    );
  });

  useEffect(() => {
    const [element, drawn] = [box.current, canvas.current];
    if (element === null || drawn === null) return undefined;
    const { loop, renderer } = drawing;
    const self: Drawable = { draw: (budget) => draw(budget) };
    const sizes = new ResizeObserver(() => fit(drawn) && redraw(false));
    const sight = new IntersectionObserver((entries) => {
      const isSeen = entries.at(-1)?.isIntersecting ?? false;
      drawable.current = isSeen ? self : undefined;
      if (isSeen) redraw(false);
      else loop.cancel(self);
    });
    sizes.observe(element);
    sight.observe(element);
    const stopListening = listenToGestures(element, {
      rotate: (right, down) => move((from) => rotated(from, -right * TURN, down * TURN)),
      pan: (right, down) => pan(right, down),
      zoom: (factor) => move((from) => zoomed(from, factor)),
      reset: () => reset(),
      hover: (spot) => pick(spot),
    });
    const stopRestoring = renderer.onRestored(() => redraw(false));
    return () => {
      sizes.disconnect();
      sight.disconnect();
      stopListening();
      stopRestoring();
      loop.cancel(self);
    };
  }, [drawing]);
  useEffect(() => cameras.follow(cameraKey, () => redraw(true)), [cameras, cameraKey]);
  useEffect(() => () => drawing.renderer.release(geometry), [drawing, geometry]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what they name is drawn anew
  useEffect(() => redraw(false), [picture, cameraKey]);
  useImperativeHandle(ref, () => ({
    toPng: () => {
      const pen = canvas.current?.getContext("2d");
      if (!pen) return Promise.resolve(null);
      paintPicture(pen, picture, camera(), drawing.renderer, Infinity);
      return new Promise((resolve) => pen.canvas.toBlob(resolve, "image/png"));
    },
  }));

  return (
    <div
      ref={box}
      className="mesh-view"
      role="application"
      aria-roledescription="picture in three dimensions"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys turn it
      tabIndex={0}
    >
      <canvas ref={canvas} />
      {picked !== undefined && (
        <span className="mesh-spot" style={{ left: picked.x, top: picked.y }} aria-hidden />
      )}
      <output className="mesh-readout">
        {drawnCount === undefined
          ? picked?.text
          : `${groupedText(drawnCount)} of ${groupedText(geometry.vertexCount)} vertices while it moves`}
      </output>
    </div>
  );
}

/** As many pixels as the screen has there; whether that is another number. */
function fit(canvas: HTMLCanvasElement): boolean {
  const width = Math.round(canvas.clientWidth * window.devicePixelRatio);
  const height = Math.round(canvas.clientHeight * window.devicePixelRatio);
  if (canvas.width === width && canvas.height === height) return false;
  canvas.width = width;
  canvas.height = height;
  return true;
}

/** The vertex at a spot, and where exactly it is drawn. */
function pickedAt(
  { x, y }: Spot,
  canvas: HTMLCanvasElement,
  picture: MeshPicture,
  camera: OrbitCamera,
): Picked | undefined {
  const { geometry } = picture;
  const { clientWidth: width, clientHeight: height } = canvas;
  const lens = lensOfPicture(picture, camera, { width, height });
  const placement = placementOf(picture);
  const vertex = pickVertex(geometry.positions, lens, placement, {
    x: (2 * x) / width - 1,
    y: 1 - (2 * y) / height,
    reach: PICK_REACH,
  });
  if (vertex === undefined) return undefined;
  const drawn = project(lens, vertexPlace(geometry, vertex, placement));
  return {
    text: vertexText(geometry, vertex),
    x: ((drawn.x + 1) / 2) * width,
    y: ((1 - drawn.y) / 2) * height,
  };
}
