/**
 * The restart rule: which points of a series the default view shows.
 *
 * Walk the points in file order, then record order.
 *
 * - A point whose step is lower than the greatest step still visible hides every
 *   earlier point at its own step or later: training went back and ran again.
 * - Points at equal steps are all kept, in logged order.
 * - A `SessionLog` START at step T hides the earlier points of every series of the
 *   run at step T or later, also where no point follows.
 *
 * Hidden points stay stored. What is visible is always sorted by step.
 *
 * TensorBoard's default (fast) loader has the first rule and also replaces equal
 * steps; its other loader keeps equal steps and knows START, but lets the first
 * START of a run pass and ignores steps that go back in files of version 2.
 * Source: tensorboard/data/server/run.rs and reservoir.rs;
 * tensorboard/backend/event_processing/plugin_event_accumulator.py.
 */

/** Values of one series in one file, as the rule sees them. */
export interface LoggedSteps {
  readonly count: number;
  stepAt(index: number): number;
  /** The values from `index` on, in logged order. */
  stretchesFrom(index: number): readonly LoggedStretch[];
}

/** Values `from` (inclusive) to `to` (exclusive) between which no step goes back and no restart stands. */
export interface LoggedStretch {
  readonly from: number;
  readonly to: number;
  readonly firstStep: number;
  /** Restarts of the file that stand before them. */
  readonly restartCount: number;
}

/** Visible values `from` (inclusive) to `to` (exclusive) of one file; steps never fall in it. */
export interface Span<Part extends LoggedSteps> {
  readonly part: Part;
  from: number;
  to: number;
}

/** Appends all values of a file, its restarts among them. */
export function showFile<Part extends LoggedSteps>(
  spans: Span<Part>[],
  part: Part,
  restartSteps: readonly number[],
): void {
  let applied = 0;
  for (const stretch of part.stretchesFrom(0)) {
    for (; applied < stretch.restartCount; applied++) {
      hideFromStep(spans, restartSteps[applied] ?? Infinity);
    }
    showStretch(spans, part, stretch);
  }
  hideRestarted(spans, restartSteps.slice(applied));
}

/**
 * Appends the values of a file from `index` on, between which no restart stands.
 * Returns whether they hid others.
 */
export function showValues<Part extends LoggedSteps>(
  spans: Span<Part>[],
  part: Part,
  index: number,
): boolean {
  if (index === part.count) return false;
  let hidAny = false;
  for (const stretch of part.stretchesFrom(index)) {
    if (showStretch(spans, part, stretch)) hidAny = true;
  }
  return hidAny;
}

/** Applies restarts that no value of the series stands between. */
export function hideRestarted<Part extends LoggedSteps>(
  spans: Span<Part>[],
  restartSteps: readonly number[],
): void {
  for (const step of restartSteps) hideFromStep(spans, step);
}

/** Appends all values of a file, whatever later ones replace. */
export function showAll<Part extends LoggedSteps>(spans: Span<Part>[], part: Part): void {
  pushSpan(spans, part, 0, part.count);
}

export function visibleCount(spans: readonly Span<LoggedSteps>[]): number {
  return spans.reduce((sum, span) => sum + span.to - span.from, 0);
}

export function firstVisibleStep(spans: readonly Span<LoggedSteps>[]): number | undefined {
  const first = spans[0];
  return first?.part.stepAt(first.from);
}

export function lastVisibleStep(spans: readonly Span<LoggedSteps>[]): number {
  const last = spans.at(-1);
  return last?.part.stepAt(last.to - 1) ?? -Infinity;
}

function showStretch<Part extends LoggedSteps>(
  spans: Span<Part>[],
  part: Part,
  { from, to, firstStep }: LoggedStretch,
): boolean {
  const hides = firstStep < lastVisibleStep(spans);
  if (hides) hideFromStep(spans, firstStep);
  pushSpan(spans, part, from, to);
  return hides;
}

function pushSpan<Part extends LoggedSteps>(
  spans: Span<Part>[],
  part: Part,
  from: number,
  to: number,
): void {
  if (from === to) return;
  const last = spans.at(-1);
  if (last?.part === part && last.to === from) last.to = to;
  else spans.push({ part, from, to });
}

function hideFromStep<Part extends LoggedSteps>(spans: Span<Part>[], step: number): void {
  for (let span = spans.at(-1); span !== undefined; span = spans.at(-1)) {
    span.to = firstAtOrAfter(span, step);
    if (span.to > span.from) return;
    spans.pop();
  }
}

function firstAtOrAfter(span: Span<LoggedSteps>, step: number): number {
  let low = span.from;
  let high = span.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (span.part.stepAt(middle) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}
