import { expect, it } from "vitest";
import { pageStateOf } from "./page-state.ts";
import { aStatus } from "./test-support/status.ts";

const LOADING = aStatus({ phase: "loading" });
const LIVE = aStatus({ phase: "live" });
const GONE = { code: "server.unreachable", message: "localhost:6006 does not answer." };

it.each([
  // problem, status, tags, the dashboard has data → what is shown
  [undefined, undefined, undefined, false, "waiting"],
  [GONE, undefined, undefined, false, "unreachable"],
  [undefined, LOADING, 0, false, "waiting"],
  [undefined, LOADING, 3, true, "dashboard"],
  [undefined, LIVE, undefined, false, "waiting"],
  [undefined, LIVE, 0, false, "noRuns"],
  [undefined, LIVE, 3, false, "noData"],
  [undefined, LIVE, 3, true, "dashboard"],
  [GONE, LIVE, 3, true, "dashboard"],
])("case %#", (problem, status, tagCount, dashboardHasData, expected) => {
  expect(pageStateOf({ problem, status, tagCount, dashboardHasData }).kind).toBe(expected);
});
