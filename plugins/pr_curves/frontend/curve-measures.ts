import type { Curve } from "./curve.ts";

/**
 * Average precision: Σ (Rₙ − Rₙ₋₁) · Pₙ from the highest threshold down, R₀ = 0. The area
 * under the curve drawn as steps, not as a line, which would be too hopeful. Thresholds
 * whose precision or recall is no number are passed over; NaN when all are.
 * Source: scikit-learn, `average_precision_score`.
 */
export function averagePrecision({ precision, recall }: Curve): number {
  let sum = 0;
  let lastRecall = NaN;
  for (let i = recall.length - 1; i >= 0; i--) {
    const p = precision[i] ?? NaN;
    const r = recall[i] ?? NaN;
    if (!Number.isFinite(p + r)) continue;
    sum += (r - (lastRecall || 0)) * p;
    lastRecall = r;
  }
  return Number.isNaN(lastRecall) ? NaN : sum;
}

/** The best balance of precision and recall, and the threshold it is reached at. */
export interface BestF1 {
  readonly f1: number;
  readonly threshold: number;
}

/**
 * The largest F₁ = 2PR / (P + R), 0 where both are 0; of equal ones at the lowest threshold.
 * Undefined when no threshold has a precision and a recall.
 */
export function bestF1({ precision, recall, thresholds }: Curve): BestF1 | undefined {
  let best: BestF1 | undefined;
  for (const [i, threshold] of thresholds.entries()) {
    const p = precision[i] ?? NaN;
    const r = recall[i] ?? NaN;
    const f1 = p + r === 0 ? 0 : (2 * p * r) / (p + r);
    if (Number.isFinite(f1) && (best === undefined || f1 > best.f1)) best = { f1, threshold };
  }
  return best;
}
