import { messageOf, RunlensError, type Problem } from "@runlens/base";
import type { ApiStatus, ApiTags, Run } from "@runlens/model";
import type { PluginManifest } from "@runlens/plugin-api";
import { runColors, type Theme } from "@runlens/widgets";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { manifestsWithData } from "./dashboard-tags.ts";
import type { Connection } from "./freshness.ts";
import { listQueries, statusQuery } from "./queries.ts";
import { withNewRuns } from "./run-selection.ts";
import { byName, runViewOf, type RunView } from "./run-view.ts";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";

/** All that the frame shows, derived in one place. */
export interface PageData {
  readonly status: ApiStatus | undefined;
  readonly connection: Connection;
  /** By name. */
  readonly runs: readonly Run[];
  readonly runColors: ReadonlyMap<string, string>;
  readonly runView: RunView;
  /** Undefined until they were answered once. */
  readonly tags: ApiTags | undefined;
  /** Why nothing is known yet. */
  readonly problem: Problem | undefined;
  /** Dashboards to choose from: those with data, and the one that is open. */
  readonly dashboards: readonly PluginManifest[];
  readonly dashboard: PluginManifest | undefined;
}

const NO_RUNS: readonly Run[] = [];
const RETRY_MS = 2000;

export function usePageData(theme: Theme): PageData {
  const { client, manifests, url: urlStore, connection: connectionStore } = useSession();
  const url = useStore(urlStore);
  const connection = useStore(connectionStore);
  const lists = listQueries(client);
  const refetchInterval = connection === "open" ? false : RETRY_MS;
  const status = useQuery({ ...statusQuery(client), refetchInterval });
  const runs = useQuery(lists.runs);
  const tags = useQuery(lists.tags);
  useNewRuns(runs.data, status.data?.phase === "loading");

  const withData = useMemo(() => manifestsWithData(manifests, tags.data), [manifests, tags.data]);
  const wanted = manifests.find(({ id }) => id === url.dashboard);
  const dashboard = wanted ?? withData[0];
  const dashboards = manifests.filter((m) => withData.includes(m) || m === dashboard);
  useNamedDashboard(dashboard?.id);
  const error = status.error ?? runs.error ?? tags.error;

  return {
    status: status.data,
    connection,
    ...useRunData(runs.data ?? NO_RUNS, theme),
    tags: tags.data,
    problem: error === null ? undefined : problemOf(error),
    dashboards,
    dashboard,
  };
}

function useRunData(
  oldestFirst: readonly Run[],
  theme: Theme,
): Pick<PageData, "runs" | "runColors" | "runView"> {
  const { runFilter: filterText, selection } = useStore(useSession().url);
  const runs = useMemo(() => byName(oldestFirst), [oldestFirst]);
  const colors = useMemo(() => colorsOf(oldestFirst, theme), [oldestFirst, theme]);
  const runView = useMemo(
    () => runViewOf({ runs, colors, filterText, selection }),
    [runs, colors, filterText, selection],
  );
  return { runs, runColors: colors, runView };
}

function colorsOf(oldestFirst: readonly Run[], theme: Theme): ReadonlyMap<string, string> {
  const names = oldestFirst.map((run) => run.name);
  return runColors(names, theme);
}

/** Names the dashboard that is open by default in the link, so that the link keeps opening it. */
function useNamedDashboard(id: string | undefined): void {
  const { url } = useSession();
  useEffect(() => {
    if (id === undefined) return;
    url.update((state) => (state.dashboard === undefined ? { ...state, dashboard: id } : state));
  }, [id, url]);
}

/** Selects runs that appear while the page is open; runs read while loading are not new. */
function useNewRuns(runs: readonly Run[] | undefined, isLoading: boolean): void {
  const { url } = useSession();
  const before = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (runs === undefined) return;
    const names = runs.map((run) => run.name);
    const known = before.current;
    before.current = new Set(names);
    if (known === undefined || isLoading) return;
    const newNames = names.filter((name) => !known.has(name));
    url.update((state) => {
      const selection = withNewRuns(state.selection, runs, newNames);
      return selection === state.selection ? state : { ...state, selection };
    });
  }, [runs, isLoading, url]);
}

/** Anything that a query fails with, as it is shown. */
export function problemOf(error: Error): Problem {
  return error instanceof RunlensError
    ? error
    : { code: "page.unexpected", message: messageOf(error) };
}
