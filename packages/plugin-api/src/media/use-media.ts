import { messageOf, RunlensError, type Problem } from "@runlens/base";
import type { Moments, PageSteps } from "@runlens/model";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { DashboardContext } from "../dashboard.ts";
import { shownPosition } from "./shown-position.ts";
import { createValueSource, type SeriesName, type ValueSource } from "./value-source.ts";

/** The values that the cards of a dashboard share, kept fresh. */
export function useValueSource({
  reader,
  onSeriesChange,
}: Pick<DashboardContext, "reader" | "onSeriesChange">): ValueSource {
  const [source] = useState(() => createValueSource(reader));
  useEffect(() => {
    const subscription = onSeriesChange((changes) => source.markChanged(changes));
    return () => subscription.close();
  }, [onSeriesChange, source]);
  return source;
}

/** When the values of a series were logged, kept fresh. */
export function useMoments(source: ValueSource, { run, tag }: SeriesName): Loaded<Moments> {
  const [version, setVersion] = useState(0);
  useEffect(
    () => source.follow({ run, tag }, () => setVersion((known) => known + 1)),
    [source, run, tag],
  );
  const load = useCallback(
    (signal: AbortSignal) => source.moments({ run, tag }, signal),
    // oxlint-disable-next-line react/exhaustive-deps -- another version is another answer
    [source, run, tag, version],
  );
  return useLoaded(load);
}

/** Which value of a series a page shows. */
export function useShownMoment(
  source: ValueSource,
  series: SeriesName,
  { step, range }: PageSteps,
): { readonly moments: Loaded<Moments>; readonly position: number } {
  const moments = useMoments(source, series);
  const { value } = moments;
  const position = useMemo(
    () => (value === undefined ? -1 : shownPosition(value.steps, { step, range })),
    [value, step, range],
  );
  return { moments, position };
}

/** What was asked for, as far as it came. While something newer is on its way, the old one stays. */
export interface Loaded<T> {
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
  /** Asks again. */
  readonly retry: () => void;
}

/**
 * The answer to `load`, which must keep its identity while it asks for the same. A request
 * is aborted as soon as another one takes its place.
 *
 * @param load undefined: nothing is asked for.
 */
export function useLoaded<T>(load: Load<T> | undefined): Loaded<T> {
  const [answer, setAnswer] = useState<Answer<T>>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (load === undefined) return undefined;
    const superseded = new AbortController();
    const settle = (settled: Pick<Answer<T>, "value" | "problem">): void => {
      if (superseded.signal.aborted) return;
      setAnswer((before) => ({ value: before.value, ...settled, load, attempt }));
    };
    load(superseded.signal).then(
      (value) => settle({ value, problem: undefined }),
      (error: unknown) => settle({ problem: problemOf(error) }),
    );
    return () => superseded.abort();
  }, [load, attempt]);
  const loading = load !== undefined && (answer.load !== load || answer.attempt !== attempt);
  const { value, problem } = answer;
  return { value, problem, loading, retry: () => setAttempt(attempt + 1) };
}

type Load<T> = (signal: AbortSignal) => Promise<T>;

/** What came last, and what had been asked for. */
interface Answer<T> {
  readonly value?: T | undefined;
  readonly problem?: Problem | undefined;
  readonly load?: Load<T>;
  readonly attempt?: number;
}

function problemOf(thrown: unknown): Problem {
  if (thrown instanceof RunlensError) return thrown;
  return { code: "media.failed", message: `It could not be shown: ${messageOf(thrown)}.` };
}
