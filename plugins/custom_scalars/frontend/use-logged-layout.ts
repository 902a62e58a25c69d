import { compareText } from "@runlens/base";
import { decodeLayout, mergeLayouts, tensorForm, type Layout } from "@runlens/format";
import type { LoggedValue } from "@runlens/model";
import { useLoaded, type Loaded } from "@runlens/plugin-api/media";
import { useCallback, useEffect, useState } from "react";
import type { CustomScalarsContext } from "./context.ts";

const PLUGIN_NAME = "custom_scalars";
const LAYOUT_TAG = "custom_scalars__config__";

/** The layouts that were logged as one, kept fresh: those of all runs, as TensorBoard joins them. */
export function useLoggedLayout({
  reader,
  tags,
  onSeriesChange,
}: CustomScalarsContext): Loaded<Layout | undefined> {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const subscription = onSeriesChange((changes) => {
      const isChanged = [...changes.values()].some((changed) => changed.includes(LAYOUT_TAG));
      if (isChanged) setVersion((known) => known + 1);
    });
    return () => subscription.close();
  }, [onSeriesChange]);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const tag = tags.tags.find((each) => each.pluginName === PLUGIN_NAME);
      const runs = (tag?.runIndexes ?? []).flatMap((index) => tags.runs[index] ?? []);
      const values = await Promise.all(
        runs.toSorted(compareText).map((run) => {
          const query = { experiment: "", run, tag: LAYOUT_TAG, last: 1 };
          return reader.values(query, signal);
        }),
      );
      return mergeLayouts(values.flatMap((each) => (each ?? []).flatMap(layoutsIn)));
    },
    // oxlint-disable-next-line react/exhaustive-deps -- another version is another answer
    [reader, tags, version],
  );
  return useLoaded(load);
}

/** None where it cannot be read. */
function layoutsIn(value: LoggedValue): Layout[] {
  if (value.kind === "unreadable") return [];
  const tensor = tensorForm(value.data, { maxElements: 1 });
  const bytes = tensor.kind === "strings" ? tensor.values[0] : undefined;
  const layout = bytes && decodeLayout(bytes);
  return layout === undefined ? [] : [layout];
}
