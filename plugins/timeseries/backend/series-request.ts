import { invalidArgument } from "@runlens/plugin-api";

/** What to send of which series. */
export type SeriesRequest = {
  readonly tag: string;
  /** Undefined: all runs. */
  readonly run: string | undefined;
} & (
  | { readonly plugin: "scalars" | "histograms" }
  | { readonly plugin: "images"; readonly sample: number }
);

/** One element of `requests`, and what is said again of it in the answer. */
export type ReadRequest = { readonly echoed: Readonly<Record<string, unknown>> } & (
  | { readonly kind: "right"; readonly request: SeriesRequest }
  | { readonly kind: "wrong"; readonly error: string }
);

/** @throws RouteError 400 for what is no object. */
export function readSeriesRequest(element: unknown): ReadRequest {
  const { plugin, tag, run, sample } = fieldsOf(element);
  const echoed = {
    plugin: plugin ?? null,
    tag: tag ?? null,
    ...(typeof run === "string" ? { run } : {}),
    ...(isSample(sample) ? { sample } : {}),
  };
  const wrong = (error: string): ReadRequest => ({ kind: "wrong", echoed, error });
  if (typeof tag !== "string") return wrong("Missing tag");
  if (plugin !== "scalars" && plugin !== "histograms" && plugin !== "images") {
    return wrong("Invalid plugin");
  }
  if (plugin !== "scalars" && typeof run !== "string") return wrong("Missing run");
  const of = { tag, run: typeof run === "string" && run !== "" ? run : undefined };
  if (plugin !== "images") return { kind: "right", echoed, request: { ...of, plugin } };
  if (!isSample(sample)) return wrong("Missing sample");
  return { kind: "right", echoed, request: { ...of, plugin, sample } };
}

function isSample(value: unknown): value is number {
  return Number.isInteger(value);
}

function fieldsOf(element: unknown): Readonly<Record<string, unknown>> {
  if (isObject(element)) return element;
  throw invalidArgument("each of 'requests' must be an object");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
