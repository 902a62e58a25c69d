import { RunlensError } from "@runlens/base";
import { parseExpression, SERIES_LANGUAGE, type Expression } from "@runlens/expressions";
import type { LinesQuery, Reader, ScalarPoints } from "@runlens/model";
import { deriveSeries, seriesNeededBy, type SeriesNeed } from "@runlens/series-math";
import { HttpError } from "../errors.ts";

/** What a line shows of any run: a tag, or an expression over tags. */
export interface LineSource {
  /** The tag, or the expression as it was written. */
  readonly name: string;
  readonly needs: readonly SeriesNeed[];
  /** @param read the points of a series that is needed. Undefined: the run does not have it. */
  pointsOf(read: (need: SeriesNeed) => ScalarPoints | undefined): ScalarPoints | undefined;
}

/** The lines that a query asks for, tags first. @throws HttpError 400 for what is no expression. */
export async function lineSources(
  reader: Reader,
  query: LinesQuery,
): Promise<readonly LineSource[]> {
  const { expressions = [], tags = query.expressions ? [] : await allTags(reader, query) } = query;
  return [
    ...tags.map(tagSource),
    ...expressions.map((text, i) => expressionSource(text, query.x, `expressions.${i}`)),
  ];
}

async function allTags(reader: Reader, query: LinesQuery): Promise<readonly string[]> {
  const { experiment, pluginName } = query;
  const series = await reader.series({
    experiment,
    ...(pluginName !== undefined && { pluginName }),
  });
  const scalars = series.filter(({ dataClass }) => dataClass === "scalar");
  return [...new Set(scalars.map(({ tag }) => tag))];
}

function tagSource(tag: string): LineSource {
  const need: SeriesNeed = { tag, isBaseline: false };
  return { name: tag, needs: [need], pointsOf: (read) => read(need) };
}

function expressionSource(text: string, x: string | undefined, place: string): LineSource {
  const parsed = parseExpression(text, SERIES_LANGUAGE);
  if (parsed.kind === "invalid") {
    const { code, message, hint, from } = parsed.problem;
    throw noExpression(place, { code, message: `Character ${from + 1}: ${message}`, hint });
  }
  const { expression } = parsed;
  return {
    name: text,
    needs: withPlace(place, () => checkedNeeds(expression, x)),
    pointsOf: (read) => deriveSeries(expression, x, read),
  };
}

const ONE_POINT: ScalarPoints = {
  length: 1,
  steps: Float64Array.of(0),
  wallTimesSecs: Float64Array.of(0),
  values: Float64Array.of(1),
};

/** What an expression needs, once it was seen to give a series for a run that has it all. */
function checkedNeeds(expression: Expression, x: string | undefined): readonly SeriesNeed[] {
  deriveSeries(expression, x, () => ONE_POINT);
  return seriesNeededBy(expression, x);
}

function withPlace<T>(place: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RunlensError) throw noExpression(place, error);
    throw error;
  }
}

function noExpression(
  place: string,
  { code, message, hint = "docs/api.md describes expressions over series." }: ProblemLike,
): HttpError {
  return new HttpError(400, { code, message: `${place}: ${message}`, hint });
}

type ProblemLike = Pick<RunlensError, "code" | "message"> & { readonly hint?: string | undefined };
