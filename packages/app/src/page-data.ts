import type { Problem } from "@runlens/base";
import { parseRunFilter } from "@runlens/expressions";
import type { ApiStatus, ApiTags, Run, RunAnnotations } from "@runlens/model";
import type { PluginManifest } from "@runlens/plugin-api";
import { runColors, type Theme } from "@runlens/widgets";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { manifestsWithData } from "./dashboard-tags.ts";
import type { Connection } from "./freshness.ts";
import { problemOf } from "./problem-of.ts";
import { listQueries, statusQuery } from "./queries.ts";
import { withNewRuns } from "./run-selection.ts";
import { byName, listedRuns, runViewOf, type RunView } from "./run-view.ts";
import { useGroupRule } from "./runs/use-group-rule.ts";
import { useRunChoice, type RunChoice } from "./runs/use-run-choice.ts";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";

/** All that the frame shows, derived in one place. */
export interface PageData {
  readonly status: ApiStatus | undefined;
  readonly connection: Connection;
  /** By name. */
  readonly runs: readonly Run[];
  readonly runView: RunView;
  readonly choice: RunChoice;
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
): Pick<PageData, "runs" | "runView"> & { readonly choice: RunChoice } {
  const session = useSession();
  const { runFilter: filterText, selection, showsArchived } = useStore(session.url);
  const { runs: annotations } = useStore(session.annotations.shown).annotations;
  const allRuns = useMemo(() => byName(oldestFirst), [oldestFirst]);
  const filter = useMemo(() => parseRunFilter(filterText), [filterText]);
  const orders = useMemo(() => ({ byName: allRuns, oldestFirst }), [allRuns, oldestFirst]);
  const choice = useRunChoice(orders, filterText, filter);
  const colors = useMemo(
    () => colorsOf(oldestFirst, theme, annotations),
    [oldestFirst, theme, annotations],
  );
  const groupRule = useGroupRule(allRuns, annotations, theme);
  const runs = useMemo(
    () => listedRuns(choice.runs, filter, annotations, showsArchived),
    [choice.runs, filter, annotations, showsArchived],
  );
  const runView = useMemo(
    () => runViewOf({ allRuns, runs, colors, selection, annotations, groupRule }),
    [allRuns, runs, colors, selection, annotations, groupRule],
  );
  return { runs: allRuns, runView, choice };
}

/** The colour that was chosen for a run, or the one that its name asks for. */
function colorsOf(
  oldestFirst: readonly Run[],
  theme: Theme,
  annotations: ReadonlyMap<string, RunAnnotations>,
): ReadonlyMap<string, string> {
  const names = oldestFirst.map((run) => run.name);
  const colors = runColors(names, theme);
  for (const name of names) {
    const { color } = annotations.get(name) ?? {};
    if (color !== undefined) colors.set(name, color);
  }
  return colors;
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
  const { changeUnasked } = useSession();
  const before = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (runs === undefined) return;
    const names = runs.map((run) => run.name);
    const known = before.current;
    before.current = new Set(names);
    if (known === undefined || isLoading) return;
    const newNames = names.filter((name) => !known.has(name));
    changeUnasked((state) => {
      const selection = withNewRuns(state.selection, runs, newNames);
      return selection === state.selection ? state : { ...state, selection };
    });
  }, [runs, isLoading, changeUnasked]);
}
