import type { Vector } from "./vector.ts";

/** Red, green and blue, 0 to 1. */
export type Rgb = Vector;

export interface Light {
  readonly kind: "ambient" | "directional" | "point";
  /** Times its intensity. */
  readonly color: Rgb;
  /** In coordinates of the mesh; a directional light shines from there to the origin. */
  readonly position: Vector;
}

/** What a writer said of camera, lights and material. */
export interface SceneConfig {
  readonly projection: "perspective" | "orthographic";
  /** Degrees; undefined: not said. */
  readonly fov: number | undefined;
  readonly position: Vector | undefined;
  readonly lookAt: Vector | undefined;
  readonly zIsUp: boolean;
  /** Undefined: not said. */
  readonly lights: readonly Light[] | undefined;
  readonly color: Rgb | undefined;
  readonly sides: "both" | "front" | "back";
  readonly wireframe: boolean;
  readonly flat: boolean;
  /** What could not be followed, in words; "" for nothing. */
  readonly problem: string;
}

type Json = Readonly<Record<string, unknown>>;

export const MAX_LIGHTS = 8;
const DEFAULT_LIGHT_POSITION: Vector = [0, 1, 0];
/** THREE.FrontSide, BackSide and DoubleSide. */
const SIDES = ["front", "back", "both"] as const;

const LIGHT_KINDS: Readonly<Record<string, Light["kind"]>> = {
  AmbientLight: "ambient",
  DirectionalLight: "directional",
  PointLight: "point",
};

/**
 * Reads the JSON text that a writer gave for the scene. Whatever is no such setting is left
 * out: a mesh is shown in any case.
 *
 * Names and numbers are those of three.js, as TensorBoard passes them on.
 */
export function readSceneConfig(text: string): SceneConfig {
  const parsed = text.trim() === "" ? {} : parseObject(text);
  const config = parsed ?? {};
  const camera = objectOf(config["camera"]);
  const material = objectOf(config["material"]);
  const { lights, leftOut } = readLights(config["lights"]);
  const up = vectorOf(camera["up"]);
  const fov = numberOf(camera["fov"]);
  const problems = [
    ...(parsed === undefined ? ["The scene's settings are no JSON object."] : []),
    ...leftOut,
  ];
  return {
    projection: camera["cls"] === "OrthographicCamera" ? "orthographic" : "perspective",
    fov: fov !== undefined && fov >= 1 && fov <= 170 ? fov : undefined,
    position: vectorOf(camera["position"]),
    lookAt: vectorOf(camera["lookAt"]),
    zIsUp: up !== undefined && up[2] > Math.abs(up[1]),
    lights,
    color: colorOf(material["color"]),
    sides: SIDES[numberOf(material["side"]) ?? 2] ?? "both",
    wireframe: material["wireframe"] === true,
    flat: material["flatShading"] === true,
    problem: problems.join(" "),
  };
}

function readLights(value: unknown): {
  readonly lights: readonly Light[] | undefined;
  readonly leftOut: readonly string[];
} {
  if (!Array.isArray(value)) return { lights: undefined, leftOut: [] };
  const lights: Light[] = [];
  const leftOut: string[] = [];
  for (const each of value.map(objectOf)) {
    const kind = LIGHT_KINDS[String(each["cls"])];
    if (kind === undefined) leftOut.push(`A light of the kind ${nameOf(each["cls"])} is left out.`);
    else if (lights.length === MAX_LIGHTS) leftOut.push(`More than ${MAX_LIGHTS} lights.`);
    else {
      const [red, green, blue] = colorOf(each["color"]) ?? [1, 1, 1];
      const intensity = numberOf(each["intensity"]) ?? 1;
      const color: Rgb = [red * intensity, green * intensity, blue * intensity];
      lights.push({ kind, color, position: vectorOf(each["position"]) ?? DEFAULT_LIGHT_POSITION });
    }
  }
  return { lights, leftOut: [...new Set(leftOut)] };
}

/** "#a0a0a0", "#aaa" or 0xa0a0a0; undefined for anything else. */
export function colorOf(value: unknown): Rgb | undefined {
  if (typeof value === "number" && value >= 0 && value <= 0xffffff) return channels(value);
  if (typeof value !== "string") return undefined;
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(value.replace(/^0x/i, ""))?.[1];
  if (hex === undefined) return undefined;
  return channels(Number.parseInt(hex.length === 3 ? hex.replaceAll(/./g, "$&$&") : hex, 16));
}

function channels(rgb: number): Rgb {
  return [((rgb >> 16) & 255) / 255, ((rgb >> 8) & 255) / 255, (rgb & 255) / 255];
}

function parseObject(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function vectorOf(value: unknown): Vector | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  const [x, y, z] = value.map(numberOf);
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
}

/** Of what somebody else wrote: short, and nothing but letters and digits. */
function nameOf(value: unknown): string {
  const name = typeof value === "string" ? value.replaceAll(/[^\w.-]/g, "").slice(0, 40) : "";
  return name === "" ? "that it does not say" : name;
}
