import { show } from "./check.ts";
import { encodeValue } from "./summary-value.ts";
import { stringTensor } from "./tensor-fields.ts";
import { boolField, encodeMessage, messageField, optional, textField, type Field } from "./wire.ts";

/** Which charts the Custom Scalars dashboard shows. */
export interface Layout {
  readonly categories: readonly LayoutCategory[];
}

export interface LayoutCategory {
  readonly title: string;
  readonly charts: readonly LayoutChart[];
  /** Whether the category is folded up at first. */
  readonly closed?: boolean;
}

/** Several tags in one chart, or values with a margin around them. */
export type LayoutChart =
  | {
      readonly title: string;
      /** Regular expressions in Python's syntax, matched at the start of tags. */
      readonly multiline: readonly string[];
    }
  | { readonly title: string; readonly margin: readonly MarginSeries[] };

/** Tags, not patterns. */
export interface MarginSeries {
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
}

export const LAYOUT_TAG = "custom_scalars__config__";

/**
 * The layout of the Custom Scalars dashboard. The newest of a run counts. TypeError
 * for a chart that shows nothing. Source: tensorboard/plugins/custom_scalar/layout.proto.
 */
export function layoutValue(layout: Layout): Uint8Array<ArrayBuffer> {
  const message = encodeMessage(
    layout.categories.map((category) => messageField(2, categoryFields(category))),
  );
  return encodeValue(LAYOUT_TAG, stringTensor([], [message]), { pluginName: "custom_scalars" });
}

function categoryFields({ title, charts, closed }: LayoutCategory): readonly Field[] {
  return [
    optional(textField, 1, title),
    ...charts.map((chart) =>
      messageField(2, [optional(textField, 1, chart.title), contentField(chart)]),
    ),
    optional(boolField, 3, closed),
  ];
}

function contentField(chart: LayoutChart): Field {
  const lines = "multiline" in chart ? chart.multiline : chart.margin;
  if (lines.length === 0) throw new TypeError(`chart ${show(chart.title)} of the layout is empty`);
  if ("multiline" in chart) {
    return messageField(
      2,
      chart.multiline.map((tag) => textField(1, tag)),
    );
  }
  return messageField(
    3,
    chart.margin.map(({ value, lower, upper }) =>
      messageField(1, [textField(1, value), textField(2, lower), textField(3, upper)]),
    ),
  );
}
