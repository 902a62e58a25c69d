import { parseStep, rangeBetween } from "@runlens/model";
import type { UrlState } from "./url-state.ts";

/** Where each dashboard of lines kept the start of its range, which ended at the page's step. */
const START_KEY = "from";
const DASHBOARDS = ["scalars", "custom_scalars"];

/** Of a link from before ranges belonged to the page: `step=320&scalars.from=200`. */
export function withOlderRange(state: UrlState): UrlState {
  const starts = DASHBOARDS.map((id) => parseStep(state.views[id]?.[START_KEY]));
  const views = Object.fromEntries(Object.entries(state.views).flatMap(withoutStart));
  const start = starts.find((each) => each !== undefined);
  if (state.step === undefined || state.range !== undefined || start === undefined) {
    return { ...state, views };
  }
  return { ...state, views, step: undefined, range: rangeBetween(start, state.step) };
}

function withoutStart([id, view]: [string, UrlState["views"][string]]): [string, typeof view][] {
  if (!DASHBOARDS.includes(id)) return [[id, view]];
  const { [START_KEY]: _, ...rest } = view;
  return Object.keys(rest).length === 0 ? [] : [[id, rest]];
}
