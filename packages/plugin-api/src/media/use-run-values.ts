import { messageOf } from "@runlens/base";
import type { LoggedValue, Moments, PageSteps } from "@runlens/model";
import { useCallback, useEffect, useState } from "react";
import type { VisibleRun } from "../dashboard.ts";
import { shownPosition } from "./shown-position.ts";
import { useLoaded, type Loaded } from "./use-media.ts";
import type { ValueSource } from "./value-source.ts";

/** What a run has under a tag at the step that is shown. */
export interface RunValue<T> {
  readonly run: string;
  readonly moments: Moments;
  /** Which of the moments is read, see `shownPosition`; -1 for none. */
  readonly position: number;
  readonly value?: T;
  /** Why there is no value. */
  readonly problem?: string;
}

/** How values of a kind are read. */
export interface RunValueKind<T> {
  readonly decode: (value: LoggedValue) => DecodedValue<T>;
  /** Said of a run that has no value any more. */
  readonly goneText: string;
}

export type DecodedValue<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "unreadable"; readonly reason: string };

/** At which step, and of which range, a run is shown. */
export type StepsOf = (run: string) => PageSteps;

/**
 * The values of one tag, a value per run, kept fresh. While others are on their way, the old
 * ones stay. Parameters must keep their identity while they are the same.
 *
 * @param runs that have the tag.
 */
export function useRunValues<T>(
  kind: RunValueKind<T>,
  source: ValueSource,
  tag: string,
  runs: readonly VisibleRun[],
  stepsOf: StepsOf,
): Loaded<readonly RunValue<T>[]> {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const stops = runs.map(({ name }) =>
      source.follow({ run: name, tag }, () => setVersion((known) => known + 1)),
    );
    return () => stops.forEach((stop) => stop());
  }, [source, tag, runs]);
  const load = useCallback(
    (signal: AbortSignal) =>
      Promise.all(
        runs.map(({ name }) => loadRunValue(kind, source, name, tag, stepsOf(name), signal)),
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- another version is another answer
    [kind, source, tag, runs, stepsOf, version],
  );
  return useLoaded(load);
}

async function loadRunValue<T>(
  { decode, goneText }: RunValueKind<T>,
  source: ValueSource,
  run: string,
  tag: string,
  page: PageSteps,
  signal: AbortSignal,
): Promise<RunValue<T>> {
  const moments = await source.moments({ run, tag }, signal);
  const position = shownPosition(moments.steps, page);
  if (position < 0) return { run, moments, position, problem: goneText };
  try {
    const decoded = decode(await source.value({ run, tag }, position, signal));
    return decoded.kind === "value"
      ? { run, moments, position, value: decoded.value }
      : { run, moments, position, problem: decoded.reason };
  } catch (error) {
    if (signal.aborted) throw error;
    return { run, moments, position, problem: messageOf(error) };
  }
}
