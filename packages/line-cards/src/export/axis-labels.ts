import { xName, type LineCardSettings } from "../line-card-context.ts";
import type { LineSource } from "../select-lines.ts";

/** What the axes of a saved figure count; "" for an axis without lines. */
export function axisLabels(
  sources: readonly LineSource[],
  settings: LineCardSettings,
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
  return { x: xName(settings), y: nameOn("left"), y2: nameOn("right") };
}
