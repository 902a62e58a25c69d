import type { Range } from "@runlens/charts";
import { useEffect, useEffectEvent } from "react";
import type { OddSeries } from "./odd-series.ts";
import type { CardStateDoors } from "./use-card-state.ts";

/** Brings the values that are no numbers into sight at which the card was asked to look, once they are known. */
export function useLook(odd: readonly OddSeries[], { state, save }: CardStateDoors): void {
  const { lookStep } = state;
  const there = odd.find(({ firstStep }) => firstStep === lookStep || Number.isNaN(firstStep));
  const around = lookStep === undefined ? undefined : there?.around;
  const show = useEffectEvent((xRange: Range) => save({ view: { xRange } }));
  useEffect(() => {
    if (around !== undefined) show(around);
  }, [around]);
}
