import { unreachable } from "@runlens/base";
import type {
  AnnotationChange,
  ExperimentAnnotations,
  RunAnnotations,
  RunPatch,
} from "./annotations.ts";

export interface Applied {
  readonly annotations: ExperimentAnnotations;
  /** What leads back, in the order in which it is to be applied. */
  readonly inverse: readonly AnnotationChange[];
}

/** Applies changes one after the other. What they do not name is the same as before. */
export function applyChanges(
  before: ExperimentAnnotations,
  changes: readonly AnnotationChange[],
): Applied {
  const inverse: AnnotationChange[] = [];
  let annotations = before;
  for (const change of changes) {
    inverse.unshift(inverseOf(annotations, change));
    annotations = applied(annotations, change);
  }
  return { annotations, inverse };
}

function applied(before: ExperimentAnnotations, change: AnnotationChange): ExperimentAnnotations {
  switch (change.kind) {
    case "setRun":
      return { ...before, runs: withEntry(before.runs, change.run, patched(before, change)) };
    case "setBaseline": {
      const { baselineRun: _, ...rest } = before;
      return change.run === null ? rest : { ...rest, baselineRun: change.run };
    }
    case "setView":
      return { ...before, savedViews: withEntry(before.savedViews, change.name, change.link) };
    case "setDocument":
      return { ...before, documents: withEntry(before.documents, change.key, change.text) };
    default:
      return unreachable(change);
  }
}

function inverseOf(before: ExperimentAnnotations, change: AnnotationChange): AnnotationChange {
  switch (change.kind) {
    case "setRun":
      return { ...change, patch: inversePatch(before.runs.get(change.run) ?? {}, change.patch) };
    case "setBaseline":
      return { ...change, run: before.baselineRun ?? null };
    case "setView":
      return { ...change, link: before.savedViews.get(change.name) ?? null };
    case "setDocument":
      return { ...change, text: before.documents.get(change.key) ?? null };
    default:
      return unreachable(change);
  }
}

/** Null when nothing is left. */
function patched(
  { runs }: ExperimentAnnotations,
  { run, patch }: { readonly run: string; readonly patch: RunPatch },
): RunAnnotations | null {
  const fields = Object.entries({ ...runs.get(run), ...patch });
  const kept = fields.filter(([, value]) => value !== null && !isEmptyList(value));
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function inversePatch(before: RunAnnotations, patch: RunPatch): RunPatch {
  const unset = Object.fromEntries(Object.keys(patch).map((field) => [field, null]));
  const known = Object.entries(before).filter(([field]) => field in patch);
  return { ...unset, ...Object.fromEntries(known) };
}

function withEntry<T>(
  before: ReadonlyMap<string, T>,
  key: string,
  value: T | null,
): ReadonlyMap<string, T> {
  const after = new Map(before);
  if (value === null) after.delete(key);
  else after.set(key, value);
  return after;
}
