import { parseExpression, printExpression, RUN_LANGUAGE, type Name } from "@runlens/expressions";

/** What a metric column shows of its tag. */
export const METRIC_FUNCTIONS = ["last", "min", "max", "mean", "first"] as const;
export type MetricFunction = (typeof METRIC_FUNCTIONS)[number];

/** A column of the table; `text`, an expression over runs, names it. */
export interface RunColumn {
  readonly text: string;
  readonly kind: "state" | "age" | "value" | "metric";
  readonly title: string;
  /** What is said before the title: the function of a metric. */
  readonly prefix?: MetricFunction;
  /** The tag of a metric, or the hyperparameter, if it is but one. */
  readonly name?: string;
}

/** The column that all tables begin with. */
export const NAME_COLUMN = "run";
/** Beside the name: how many scalar tags of a run have a value that is NaN, and NaN or infinite. */
export const NAN_TAGS = "nan_tags";
export const NONFINITE_TAGS = "nonfinite_tags";
export const DEFAULT_COLUMNS: readonly string[] = ["state", "age"];

/** Undefined for what is no expression. */
export function columnOf(text: string): RunColumn | undefined {
  if (text === "state") return { text, kind: "state", title: "State" };
  if (text === "age") return { text, kind: "age", title: "Age" };
  const read = parseExpression(text, RUN_LANGUAGE, "any");
  if (read.kind === "invalid") return undefined;
  const { expression } = read;
  if (expression.kind === "name") {
    const { name } = expression;
    return { text, kind: "value", title: name, name };
  }
  const [tag] = expression.kind === "call" ? expression.args : [];
  const prefix = METRIC_FUNCTIONS.find(
    (each) => expression.kind === "call" && expression.name === each,
  );
  if (tag?.kind === "name" && prefix !== undefined) {
    return { text, kind: "metric", title: tag.name, prefix, name: tag.name };
  }
  return { text, kind: "value", title: text };
}

/** Columns as the address has them, without repeats and without what is no expression. */
export function columnsOf(texts: readonly string[]): readonly RunColumn[] {
  return [...new Set(texts)].map(columnOf).filter((column) => column !== undefined);
}

/** How a hyperparameter is written in an expression. */
export function nameText(name: string): string {
  return printExpression(nameOf(name, RUN_LANGUAGE.words.has(name)));
}

export function metricText(metric: MetricFunction, tag: string): string {
  return printExpression({
    kind: "call",
    name: metric,
    args: [nameOf(tag, false)],
    from: 0,
    to: 0,
  });
}

function nameOf(name: string, isQuoted: boolean): Name {
  return { kind: "name", name, isQuoted, from: 0, to: 0 };
}
