import { chartTheme, type Theme } from "@runlens/widgets";
import type { Bounds } from "./bounds.ts";
import type { MeshContext } from "./context.ts";
import { boxOf } from "./draw-box.ts";
import { lightingOf } from "./lighting.ts";
import type { MeshGeometry } from "./mesh-geometry.ts";
import { HOME, lensOf, lookingFrom, type Lens, type Optics, type OrbitCamera } from "./orbit.ts";
import type { Renderer } from "./renderer.ts";
import { colorOf, type Rgb, type SceneConfig } from "./scene-config.ts";
import type { Scene } from "./scene.ts";
import { ORIGIN, scaled, subtract, type Vector } from "./vector.ts";

/** All that a picture of a mesh depends on. */
export interface MeshPicture {
  readonly geometry: MeshGeometry;
  readonly config: SceneConfig;
  /** What just fits from the start: the mesh's own bounds, or those of another step. */
  readonly frame: Bounds;
  /** CSS colour of the run. */
  readonly color: string;
  readonly settings: MeshContext["settings"];
  readonly theme: Theme;
}

const DEFAULT_FOV_DEGREES = 40;
/** TensorBoard's, for surfaces without colours. */
const GREY: Rgb = [0.63, 0.63, 0.63];
const EDGES_ON_SURFACE: Readonly<Record<Theme, Rgb>> = {
  light: [0.1, 0.12, 0.15],
  dark: [0.02, 0.03, 0.04],
};

export function opticsOf({ config, settings }: MeshPicture): Optics {
  return {
    projection: config.projection,
    fov: ((config.fov ?? DEFAULT_FOV_DEGREES) * Math.PI) / 180,
    up: config.zIsUp ? "z" : settings.up,
  };
}

/** Where the camera is before anybody moves it: where the writer put it, if anywhere. */
export function homeCamera(picture: MeshPicture): OrbitCamera {
  const { config, frame } = picture;
  if (config.position === undefined) return HOME;
  const eye = inFrame(config.position, frame);
  const target = config.lookAt === undefined ? ORIGIN : inFrame(config.lookAt, frame);
  return lookingFrom(eye, target, opticsOf(picture));
}

/** The camera as it looks at a canvas of this shape. */
export function lensOfPicture(
  picture: MeshPicture,
  camera: OrbitCamera,
  { width, height }: { readonly width: number; readonly height: number },
): Lens {
  return lensOf(camera, opticsOf(picture), width / height);
}

/** Where the mesh stands in its frame. */
export function placementOf({ geometry, frame }: MeshPicture): Scene["placement"] {
  const { center, radius } = geometry.bounds;
  return { scale: radius / frame.radius, offset: inFrame(center, frame) };
}

/** Draws over all that the canvas holds. */
export function paintPicture(
  pen: CanvasRenderingContext2D,
  picture: MeshPicture,
  camera: OrbitCamera,
  renderer: Renderer,
  budget: number,
): void {
  const { geometry, theme, settings } = picture;
  const { width, height } = pen.canvas;
  const ratio = window.devicePixelRatio;
  const colors = chartTheme(theme);
  const lens = lensOfPicture(picture, camera, pen.canvas);
  const placement = placementOf(picture);
  const box = boxOf({
    lens,
    placement,
    theme,
    colors,
    bounds: geometry.bounds,
    width: width / ratio,
    height: height / ratio,
  });
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = colors.background;
  pen.fillRect(0, 0, width, height);
  pen.scale(ratio, ratio);
  if (settings.box) box.drawEdges(pen, true);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  renderer.draw(sceneOf(pen, picture, lens, budget), pen);
  pen.scale(ratio, ratio);
  if (!settings.box) return;
  box.drawEdges(pen, false);
  box.drawLabels(pen);
}

function sceneOf(
  pen: CanvasRenderingContext2D,
  picture: MeshPicture,
  lens: Lens,
  budget: number,
): Scene {
  const { geometry, config, settings, theme } = picture;
  return {
    geometry,
    lens,
    budget,
    placement: placementOf(picture),
    style: settings.style === "surface" && config.wireframe ? "edges" : settings.style,
    flat: settings.shading === "flat" || config.flat,
    sides: config.sides,
    pointSize: settings.pointSize * window.devicePixelRatio,
    tint: tintOf(pen, picture),
    edgeColor: EDGES_ON_SURFACE[theme],
    lighting: lightingOf(config.lights, picture.frame, lens),
  };
}

/** Undefined: the colours of the vertices. */
function tintOf(
  pen: CanvasRenderingContext2D,
  { geometry, config, settings, color }: MeshPicture,
): Rgb | undefined {
  const ofRun = (): Rgb => colorOf(hexOf(pen, color)) ?? GREY;
  if (settings.colors === "run") return ofRun();
  if (geometry.colors !== undefined) return undefined;
  return config.color ?? (geometry.triangles.length > 0 ? GREY : ofRun());
}

/** Any CSS colour as "#rrggbb", by a canvas that reads it. */
function hexOf(pen: CanvasRenderingContext2D, color: string): unknown {
  pen.fillStyle = color;
  return pen.fillStyle;
}

function inFrame(place: Vector, { center, radius }: Bounds): Vector {
  return scaled(subtract(place, center), 1 / radius);
}
