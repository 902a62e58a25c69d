/** A made-up log directory of scalars: every run logs every tag at every step. */
export interface ScalarSet {
  readonly runs: number;
  readonly tags: readonly string[];
  readonly steps: number;
  readonly stepStride: number;
  /**
   * `tf2`: metadata in every event. `tf1`: as TensorFlow 1, torch and tensorboardX write.
   * `merged`: as `tf1`, all tags of a step in one event.
   */
  readonly form: "tf2" | "tf1" | "merged";
  /** Hyperparameters of every run: numbers, and one text in four. Default: none. */
  readonly hyperparameters?: number;
}

/** One run of every kind of value, most bytes in pictures; see mixed-events.ts. */
export const MIXED = "mixed";

const C_TAGS = [
  "loss",
  "accuracy",
  "grad_norm",
  "train/loss",
  "train/top1",
  "train/top5",
  "train/lr",
  "eval/loss",
  "eval/top1",
  "eval/top5",
  "eval/f1_macro",
  "perf/samples_sec",
  "perf/step_time",
  "perf/gpu_memory",
  "optim/momentum",
  "optim/weight_decay",
  "layers/0/weight_norm",
  "layers/1/weight_norm",
  "layers/2/weight_norm",
  "layers/3/weight_norm",
];

const B_TAGS = [
  ...numbered(40, (i) => `head_${i}/l2`),
  ...numbered(10, (i) => `encoder/layer_${i}/${"attention/output".slice(0, 2 * i)}/norm`),
];

const ONE_TAG = { runs: 1, tags: ["train/loss"], stepStride: 1 };
const B = { runs: 100, tags: B_TAGS, steps: 1_000, stepStride: 10 };
const C = { runs: 1_000, tags: C_TAGS, steps: 500, stepStride: 100 };
const SHORT = { steps: 10, stepStride: 1, form: "tf2" } as const;

export const LOG_SETS = {
  a_tf2: { ...ONE_TAG, steps: 1_000_000, form: "tf2" },
  a_tf1: { ...ONE_TAG, steps: 1_000_000, form: "tf1" },
  l_tf1: { ...ONE_TAG, steps: 10_000_000, form: "tf1" },
  b_tf2: { ...B, form: "tf2" },
  b_tf1: { ...B, form: "tf1" },
  b_merged: { ...B, form: "merged" },
  c_tf2: { ...C, form: "tf2" },
  c_tf1: { ...C, form: "tf1" },
  c_part: { ...C, steps: 50, form: "tf2" },
  d: MIXED,
  s_tags: { ...SHORT, runs: 1, tags: numbered(100_000, (i) => `layer_${i}/weights/norm`) },
  s_runs: { ...SHORT, runs: 1_000, tags: numbered(100, (i) => `layer_${i}/weights/norm`) },
  h_runs: {
    runs: 10_000,
    tags: numbered(100, (i) => `metric_${i}/val`),
    steps: 3,
    stepStride: 1,
    form: "merged",
    hyperparameters: 100,
  },
} as const satisfies Record<string, ScalarSet | typeof MIXED>;

export type LogSetName = keyof typeof LOG_SETS;

/** The sets that are named, or those of `defaults` where none is. Throws for one that is not there. */
export function namedSets(
  names: readonly string[],
  defaults: readonly LogSetName[],
): readonly LogSetName[] {
  const unknown = names.find((name) => !isLogSet(name));
  if (unknown !== undefined) {
    throw new TypeError(`There is no set ${unknown}; sets: ${Object.keys(LOG_SETS).join(", ")}`);
  }
  return names.length === 0 ? defaults : names.filter(isLogSet);
}

export function isLogSet(name: string): name is LogSetName {
  return Object.hasOwn(LOG_SETS, name);
}

function numbered(count: number, nameOf: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => nameOf(i));
}
