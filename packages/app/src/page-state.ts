import type { Problem } from "@runlens/base";
import type { LoadStatus } from "@runlens/model";

/** What the main area shows. */
export type PageState =
  | { readonly kind: "unreachable"; readonly problem: Problem }
  /** Nothing to draw yet, but it may come any moment. */
  | { readonly kind: "waiting"; readonly text: string }
  /** Nothing was found, and no more is being read. */
  | { readonly kind: "noRuns"; readonly status: LoadStatus }
  /** There is data, but none for the dashboard that is open, or for any. */
  | { readonly kind: "noData" }
  | { readonly kind: "dashboard" };

interface PageFacts {
  readonly problem: Problem | undefined;
  readonly status: LoadStatus | undefined;
  /** Undefined until the server named them. */
  readonly tagCount: number | undefined;
  readonly dashboardHasData: boolean;
}

export function pageStateOf(facts: PageFacts): PageState {
  const { problem, status, tagCount, dashboardHasData } = facts;
  if (dashboardHasData) return { kind: "dashboard" };
  if (problem !== undefined) return { kind: "unreachable", problem };
  if (status === undefined || tagCount === undefined) {
    return { kind: "waiting", text: "Waiting for the server" };
  }
  if (status.phase === "loading") return { kind: "waiting", text: "Reading event files" };
  return tagCount === 0 ? { kind: "noRuns", status } : { kind: "noData" };
}
