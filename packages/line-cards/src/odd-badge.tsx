import { TriangleAlert } from "lucide-react";
import { oddLinesOf, oddTextOf, type OddSeries } from "./odd-series.ts";
import type { CardStateDoors } from "./use-card-state.ts";

interface OddBadgeProps extends Pick<CardStateDoors, "save"> {
  readonly odd: readonly OddSeries[];
}

/** Says that values are no numbers, and shows the first of them. */
export function OddBadge({ odd, save }: OddBadgeProps) {
  const text = oddTextOf(odd);
  const around = odd[0]?.around;
  const hint = [...oddLinesOf(odd), ...(around ? ["Click to zoom to the first"] : [])].join("\n");
  return (
    <button
      type="button"
      className="line-card-odd"
      title={hint}
      disabled={around === undefined}
      onClick={() => around && save({ view: { xRange: around } })}
    >
      <TriangleAlert aria-hidden />
      <span>{text}</span>
    </button>
  );
}
