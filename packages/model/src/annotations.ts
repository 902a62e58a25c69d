import type { Problem } from "@runlens/base";
import type { ExperimentQuery, Subscription } from "./reader.ts";

/** What people add to one run. Nothing of it is in the log directory; a field that is absent was not set. */
export interface RunAnnotations {
  /** Shown in place of the run's name. */
  readonly displayName?: string;
  /** `#rrggbb`, in small letters. */
  readonly color?: string;
  /** Without repeats, in the order in which they were given; never empty. */
  readonly tags?: readonly string[];
  /** Markdown source. */
  readonly note?: string;
  /** Left out of lists unless it is asked for. */
  readonly archived?: true;
}

/** What people add to an experiment. */
export interface ExperimentAnnotations {
  /** By run name; only runs to which something was added. A run need not be there (yet). */
  readonly runs: ReadonlyMap<string, RunAnnotations>;
  /** The run that others are compared with. */
  readonly baselineRun?: string;
  /** By name: what follows the address of the page, such as `?smoothing=0#scalars`. */
  readonly savedViews: ReadonlyMap<string, string>;
  /** JSON text by key, which is `<dashboard>/<name>`, such as `custom_scalars/layout`. */
  readonly documents: ReadonlyMap<string, string>;
}

export const NO_ANNOTATIONS: ExperimentAnnotations = {
  runs: new Map(),
  savedViews: new Map(),
  documents: new Map(),
};

/** Fields to set; null takes one away, absent ones stay as they are. */
export type RunPatch = {
  readonly [Field in keyof RunAnnotations]?: Exclude<RunAnnotations[Field], undefined> | null;
};

/** One small change, as journal and API hold it. Null takes away what was there. */
export type AnnotationChange =
  | { readonly kind: "setRun"; readonly run: string; readonly patch: RunPatch }
  | { readonly kind: "setBaseline"; readonly run: string | null }
  | { readonly kind: "setView"; readonly name: string; readonly link: string | null }
  | { readonly kind: "setDocument"; readonly key: string; readonly text: string | null };

/** Annotations as they were after the change of that number. */
export interface VersionedAnnotations {
  /** Counts up with every request that changed something; the same on all servers of one journal. */
  readonly version: number;
  readonly annotations: ExperimentAnnotations;
  /** `kept` on disk, in the `memory` of the server until it ends, or not to be changed. */
  readonly mode: "kept" | "memory" | "readOnly";
}

export interface AnnotationsRequest extends ExperimentQuery {
  /** Applied in this order, all or none. */
  readonly changes: readonly AnnotationChange[];
  /** Refuses when another version is there. Absent: whatever it is. */
  readonly expectedVersion?: number;
}

export interface AnnotationsProblem extends Problem {
  readonly code:
    | "annotations.readOnly"
    /** Another version than the expected one is there. */
    | "annotations.changedMeanwhile"
    /** One of `ANNOTATION_LIMITS` would be passed. */
    | "annotations.limit"
    | "annotations.unwritable";
}

export type AnnotationsOutcome =
  | { readonly kind: "changed"; readonly version: number }
  | { readonly kind: "refused"; readonly problem: AnnotationsProblem };

/** The door to what people add to experiments, beside the reader of what was logged. */
export interface Annotations {
  get(query: ExperimentQuery): Promise<VersionedAnnotations>;
  /** What is no valid change is refused with an error by whoever takes it from outside. */
  change(request: AnnotationsRequest): Promise<AnnotationsOutcome>;
  /** Calls back with the new version after each change, also those that another server made. */
  watch(onChange: (version: number) => void): Subscription;
}
