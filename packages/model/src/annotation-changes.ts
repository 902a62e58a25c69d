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

/** Applies changes one after the other. What they do not name is the very same as before. */
export function applyChanges(
  before: ExperimentAnnotations,
  changes: readonly AnnotationChange[],
): Applied {
  const after = draftOf(before);
  const inverse: AnnotationChange[] = [];
  for (const change of changes) {
    inverse.push(inverseOf(after, change));
    apply(after, change);
  }
  const { baselineRun } = after;
  const kinds = new Set(changes.map(({ kind }) => kind));
  return {
    annotations: {
      runs: kinds.has("setRun") ? after.runs : before.runs,
      ...(baselineRun === undefined ? {} : { baselineRun }),
      savedViews: kinds.has("setView") ? after.savedViews : before.savedViews,
      documents: kinds.has("setDocument") ? after.documents : before.documents,
    },
    inverse: inverse.toReversed(),
  };
}

interface Draft {
  readonly runs: Map<string, RunAnnotations>;
  baselineRun: string | undefined;
  readonly savedViews: Map<string, string>;
  readonly documents: Map<string, string>;
}

function draftOf({ runs, baselineRun, savedViews, documents }: ExperimentAnnotations): Draft {
  return {
    runs: new Map(runs),
    baselineRun,
    savedViews: new Map(savedViews),
    documents: new Map(documents),
  };
}

function apply(draft: Draft, change: AnnotationChange): void {
  switch (change.kind) {
    case "setRun":
      return setEntry(draft.runs, change.run, patched(draft.runs.get(change.run), change.patch));
    case "setBaseline":
      draft.baselineRun = change.run ?? undefined;
      return;
    case "setView":
      return setEntry(draft.savedViews, change.name, change.link);
    case "setDocument":
      return setEntry(draft.documents, change.key, change.text);
    default:
      return unreachable(change);
  }
}

function inverseOf(before: Draft, change: AnnotationChange): AnnotationChange {
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
function patched(before: RunAnnotations | undefined, patch: RunPatch): RunAnnotations | null {
  const fields = Object.entries({ ...before, ...patch });
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

function setEntry<T>(entries: Map<string, T>, key: string, value: T | null): void {
  if (value === null) entries.delete(key);
  else entries.set(key, value);
}
