import type { XAxis } from "@runlens/model";
import type { LineCardSettings } from "../line-card-context.ts";
import type { LineSource } from "../select-lines.ts";

const X_LABELS: Readonly<Record<XAxis, string>> = {
  step: "step",
  relative: "time since start",
  wall: "time",
};

/** What the axes of a saved figure count; "" for an axis without lines. */
export function axisLabels(
  sources: readonly LineSource[],
  { xAxis, xTag = "" }: LineCardSettings,
): { readonly x: string; readonly y: string; readonly y2: string } {
  const nameOn = (side: "left" | "right"): string => {
    const names = new Set(
      sources
        .filter(({ axis = "left" }) => axis === side)
        .map(({ tag, expression = tag }) => expression),
    );
    const [only = ""] = names;
    return names.size > 1 ? "value" : only;
  };
  return { x: xTag === "" ? X_LABELS[xAxis] : xTag, y: nameOn("left"), y2: nameOn("right") };
}
