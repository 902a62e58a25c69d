/** `any`: known only when it is evaluated, as what a hyperparameter holds. */
export type ValueType = "number" | "text" | "truth" | "any";

export interface FunctionSignature {
  /** `tag`: a name, or a text, that means itself. */
  readonly parameters: readonly ("tag" | "number" | "series")[];
  /** How many of the last may be left out. Default: 0. */
  readonly optional?: number;
  readonly result: ValueType;
  /** How it is written, and what it gives, for completion. */
  readonly usage: string;
  readonly summary: string;
}

export interface Word {
  readonly type: ValueType;
  readonly summary: string;
}

/** What may be said: the functions and words besides names that the data bring along. */
export interface Language {
  readonly functions: ReadonlyMap<string, FunctionSignature>;
  readonly words: ReadonlyMap<string, Word>;
  /** What a name that is no word stands for. */
  readonly nameType: ValueType;
  /** Of the whole, where the caller wants no other. */
  readonly resultType: ValueType;
}

type Signatures = Readonly<Record<string, FunctionSignature>>;

const ofNumber = (usage: string, summary: string): FunctionSignature => ({
  parameters: ["number"],
  result: "number",
  usage,
  summary,
});

/** Evaluated here, in both languages. */
const MATHS: Signatures = {
  abs: ofNumber("abs(x)", "size without sign"),
  exp: ofNumber("exp(x)", "e to the power of x"),
  log: ofNumber("log(x)", "natural logarithm"),
  sqrt: ofNumber("sqrt(x)", "square root"),
};

const ofTag = (usage: string, summary: string): FunctionSignature => ({
  parameters: ["tag"],
  result: "number",
  usage,
  summary,
});

const STATISTICS: Signatures = {
  last: ofTag("last(tag)", "newest value"),
  first: ofTag("first(tag)", "oldest value"),
  min: ofTag("min(tag)", "smallest finite value"),
  max: ofTag("max(tag)", "largest finite value"),
  mean: ofTag("mean(tag)", "mean of the finite values"),
  count: ofTag("count(tag)", "number of points"),
  at_step: {
    parameters: ["tag", "number"],
    result: "number",
    usage: "at_step(tag, step)",
    summary: "value at a step, or the last before it; missing before a series has come so far",
  },
  has_nan: {
    parameters: ["tag"],
    result: "truth",
    usage: "has_nan(tag)",
    summary: "whether a value is NaN",
  },
  age: {
    parameters: ["tag"],
    optional: 1,
    result: "number",
    usage: "age(tag)",
    summary: "seconds since the last point, of the tag or of all",
  },
  has: {
    parameters: ["tag"],
    result: "truth",
    usage: 'has("tag")',
    summary: "whether somebody put this tag on the run",
  },
};

const number = (summary: string): Word => ({ type: "number", summary });
const text = (summary: string): Word => ({ type: "text", summary });

/** Of run filters and of the columns of run tables: one value per run. */
export const RUN_LANGUAGE: Language = {
  functions: new Map(Object.entries({ ...STATISTICS, ...MATHS })),
  words: new Map([
    ["run", text("name of the run")],
    ["state", text("live, idle, stalled, finished or damaged")],
    ["age", number("seconds since the last point")],
    ["duration", number("seconds from the first event to the last point")],
    ["start", number("time of the first event, seconds since the epoch")],
    ["end", number("time of the last point, seconds since the epoch")],
    ["points", number("values logged, of every kind")],
    ["nan_tags", number("scalar tags with a value that is NaN")],
    ["nonfinite_tags", number("scalar tags with a value that is NaN or infinite")],
  ]),
  nameType: "any",
  resultType: "truth",
};

const SERIES_FUNCTIONS: Signatures = {
  ema: {
    parameters: ["series", "number"],
    result: "number",
    usage: "ema(x, weight)",
    summary: "debiased moving average; weight of the past, 0 to 1",
  },
  min: {
    parameters: ["number", "number"],
    result: "number",
    usage: "min(a, b)",
    summary: "the smaller of two",
  },
  max: {
    parameters: ["number", "number"],
    result: "number",
    usage: "max(a, b)",
    summary: "the larger of two",
  },
  diff: {
    parameters: ["series"],
    result: "number",
    usage: "diff(x)",
    summary: "difference to the point before",
  },
  cumsum: {
    parameters: ["series"],
    result: "number",
    usage: "cumsum(x)",
    summary: "sum up to each point",
  },
  baseline: {
    parameters: ["tag"],
    result: "number",
    usage: "baseline(tag)",
    summary: "the tag in the run that is the baseline",
  },
};

/** Of derived series: a name is a series, and the result is one, point by point. */
export const SERIES_LANGUAGE: Language = {
  functions: new Map(Object.entries({ ...SERIES_FUNCTIONS, ...MATHS })),
  words: new Map([
    ["x", number("the series of the card")],
    ["baseline", number("x in the run that is the baseline")],
  ]),
  nameType: "number",
  resultType: "number",
};
