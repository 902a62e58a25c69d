import { ticks } from "d3-array";
import { format, formatPrefix, precisionFixed, precisionPrefix } from "d3-format";
import { timeTicks } from "d3-time";
import { shortExponent } from "./number-text.ts";
import type { Range } from "./range.ts";
import type { ScaleKind } from "./scale.ts";
import { durationText, momentTickText } from "./time-text.ts";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** What an axis counts. Durations are seconds, moments seconds since the epoch. */
export type AxisKind = "value" | "step" | "duration" | "moment";

/**
 * About `count` round places of `domain`, rising, with labels that tell them apart.
 * @param threshold of a symlog scale, see `Scale`.
 */
export function ticksOf(
  axis: AxisKind,
  scale: ScaleKind,
  domain: Range,
  count: number,
  threshold = 1,
): readonly Tick[] {
  if (axis === "moment") return momentTicks(domain, count);
  const places = decadePlaces(scale, domain, count, threshold);
  if (places !== undefined) {
    const write = axis === "duration" ? durationText : decadeLabel;
    return labelled(
      places,
      places.map((value) => (value === 0 ? "0" : write(value))),
    );
  }
  if (axis === "duration") return durationTicks(domain, count);
  const values = linearPlaces(domain, count);
  if (axis === "value") return labelled(values, valueLabels(values));
  const whole = values.filter((value) => Number.isInteger(value));
  return labelled(whole, stepLabels(whole));
}

/** Undefined where the scale is as good as linear. */
function decadePlaces(
  scale: ScaleKind,
  domain: Range,
  count: number,
  threshold: number,
): readonly number[] | undefined {
  if (scale === "log") return logPlaces(domain, count);
  if (scale === "symlog") return symlogPlaces(domain, count, threshold);
  return undefined;
}

function linearPlaces({ min, max }: Range, count: number): number[] {
  return ticks(min, max, Math.max(count, 1));
}

/** Powers of ten, thinned when there are many; with 2 and 5 between when there are few. */
function logPlaces(domain: Range, count: number): number[] | undefined {
  const first = Math.ceil(Math.log10(domain.min) - 1e-9);
  const last = Math.floor(Math.log10(domain.max) + 1e-9);
  const decades = last - first + 1;
  if (decades < 2) return undefined;
  const stride = Math.max(Math.ceil(decades / count), 1);
  const factors = decades * 3 <= count ? [1, 2, 5] : [1];
  const places: number[] = [];
  for (let power = Math.floor(first / stride) * stride - stride; power <= last; power += stride) {
    for (const factor of factors) places.push(Number(`${factor}e${power}`));
  }
  return places.filter((value) => value >= domain.min && value <= domain.max && value > 0);
}

/**
 * 0 and the powers of ten from the threshold on, with both signs, thinned alike on both
 * sides. Undefined where fewer than two decades beyond the threshold are in sight.
 */
function symlogPlaces(domain: Range, count: number, threshold: number): number[] | undefined {
  const first = Math.ceil(Math.log10(threshold) - 1e-9);
  const decadesUpTo = (bound: number): number =>
    bound < threshold ? 0 : Math.floor(Math.log10(bound) + 1e-9) - first + 1;
  const outer = [Math.max(domain.max, 0), Math.max(-domain.min, 0)];
  const inner = Math.max(domain.min, -domain.max, 0);
  const decades = outer.reduce((sum, bound) => sum + decadesUpTo(bound), 0) - decadesUpTo(inner);
  if (decades < 2) return undefined;
  const stride = Math.ceil(decades / Math.max(count - 1, 1));
  const sizes: number[] = [];
  for (let i = 0; i < decadesUpTo(Math.max(...outer)); i++) {
    if (i % stride === stride - 1) sizes.push(Number(`1e${first + i}`));
  }
  const places = [...sizes.map((size) => -size).toReversed(), 0, ...sizes];
  return places.filter((value) => value >= domain.min && value <= domain.max);
}

const DURATION_STEPS_SECS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
];

function durationTicks(domain: Range, count: number): readonly Tick[] {
  const roughStep = (domain.max - domain.min) / Math.max(count, 1);
  const step = durationStep(roughStep);
  const values: number[] = [];
  for (let i = Math.ceil(domain.min / step); i * step <= domain.max; i++) values.push(i * step);
  return values.map((value) => ({ value, label: value === 0 ? "0" : durationText(value) }));
}

function durationStep(roughStep: number): number {
  const listed = DURATION_STEPS_SECS.find((step) => step >= roughStep);
  if (listed !== undefined && roughStep > 0.5) return listed;
  const unit = roughStep > 86_400 ? 86_400 : 1;
  const power = 10 ** Math.floor(Math.log10(roughStep / unit));
  const factor = [1, 2, 5, 10].find((f) => f * power * unit >= roughStep) ?? 10;
  return factor * power * unit;
}

function momentTicks({ min, max }: Range, count: number): readonly Tick[] {
  const dates = timeTicks(new Date(min * 1000), new Date(max * 1000), Math.max(count, 1));
  const [first, second] = dates;
  const stepSecs =
    first && second ? (second.getTime() - first.getTime()) / 1000 : Math.max(max - min, 1) / 2;
  return dates.map((date) => ({
    value: date.getTime() / 1000,
    label: momentTickText(date, stepSecs),
  }));
}

function labelled(values: readonly number[], labels: readonly string[]): Tick[] {
  return values.map((value, i) => ({ value, label: labels[i] ?? "" }));
}

function stepLabels(values: readonly number[]): string[] {
  const size = largestSize(values);
  const spacing = spacingOf(values);
  if (size < 10_000 || spacing < size / 1000) return values.map(format(",d"));
  return withPrefix(values, `.${precisionPrefix(spacing, size)}~`, size);
}

/** All in one notation, with the decimals that tell neighbours apart. */
function valueLabels(values: readonly number[]): string[] {
  const size = largestSize(values);
  const spacing = spacingOf(values);
  const decimals = precisionFixed(spacing * (1 + 1e-9));
  if (size < 1e-3 || size >= 1e15 || decimals > 8) {
    const digits = Math.max(Math.floor(Math.log10(size)) - Math.floor(Math.log10(spacing)), 0);
    return values.map((value) => (value === 0 ? "0" : exponentText(value, digits)));
  }
  if (size >= 10_000 && spacing >= size / 1000) {
    return withPrefix(values, `.${precisionPrefix(spacing, size)}`, size);
  }
  return values.map((value) => (value === 0 ? "0" : format(`,.${decimals}f`)(value)));
}

/** For ticks that lie decades apart: each in its own notation. */
function decadeLabel(value: number): string {
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e15) return exponentText(value, 2);
  return size < 10_000 ? format(".4~r")(value) : format(".3~s")(value);
}

function withPrefix(values: readonly number[], specifier: string, size: number): string[] {
  const write = formatPrefix(specifier, size);
  return values.map((value) => (value === 0 ? "0" : write(value)));
}

function exponentText(value: number, digits: number): string {
  return shortExponent(format(`.${digits}~e`)(value));
}

function largestSize(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs), 0);
}

function spacingOf(values: readonly number[]): number {
  const [first = 0, second = first] = values;
  return second - first || Math.abs(first) || 1;
}
