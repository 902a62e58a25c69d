import { unreachable } from "@runlens/base";
import type { ApiTags } from "@runlens/model";
import type { DashboardProps, PluginManifest } from "@runlens/plugin-api";
import type { Theme } from "@runlens/widgets";
import { useQuery } from "@tanstack/react-query";
import { useDashboardContext } from "./dashboard-context.ts";
import { DashboardErrorBoundary } from "./dashboard-error-boundary.tsx";
import { NoData, NoRuns, Unreachable, Waiting } from "./empty-pages.tsx";
import type { PageData } from "./page-data.ts";
import { pageStateOf } from "./page-state.ts";
import { dashboardQuery, manifests } from "./plugins.ts";
import { NO_TAGS } from "./use-dashboard-tags.ts";
import { UnknownDashboard } from "./unknown-dashboard.tsx";

interface DashboardAreaProps {
  readonly data: PageData;
  /** What the open dashboard has to show. */
  readonly tags: ApiTags;
  readonly theme: Theme;
}

/** The open dashboard, or the words that stand in its place. */
export function DashboardArea(props: DashboardAreaProps) {
  return (
    <>
      <UnknownDashboard data={props.data} />
      <DashboardOrWords {...props} />
    </>
  );
}

function DashboardOrWords({ data, tags: dashboardTags, theme }: DashboardAreaProps) {
  const { status, tags, problem, dashboard } = data;
  const state = pageStateOf({
    problem,
    status,
    tagCount: tags?.tags.length,
    dashboardHasData: dashboardTags.tags.length > 0,
  });
  switch (state.kind) {
    case "unreachable":
      return <Unreachable problem={state.problem} />;
    case "waiting":
      return <Waiting text={state.text} />;
    case "noRuns":
      return <NoRuns status={state.status} />;
    case "noData":
      return <NoData tags={tags ?? NO_TAGS} dashboard={dashboard} manifests={manifests} />;
    case "dashboard":
      // `dashboardHasData` says that there is one.
      return (
        dashboard && (
          <OpenDashboard key={dashboard.id} {...{ dashboard, data, theme }} tags={dashboardTags} />
        )
      );
    default:
      return unreachable(state);
  }
}

interface OpenDashboardProps {
  readonly dashboard: PluginManifest;
  readonly tags: ApiTags;
  readonly data: PageData;
  readonly theme: Theme;
}

function OpenDashboard({ dashboard, tags, data, theme }: OpenDashboardProps) {
  const context = useDashboardContext({
    manifest: dashboard,
    tags,
    runs: data.runView.visible,
    groups: data.runView.visibleGroups,
    runCount: data.runs.length,
    theme,
  });
  return (
    <DashboardErrorBoundary title={dashboard.title}>
      <FetchedDashboard manifest={dashboard} context={context} />
    </DashboardErrorBoundary>
  );
}

interface FetchedDashboardProps extends DashboardProps {
  readonly manifest: PluginManifest;
}

/** Not by Suspense: React leaves for 0.3 s what that has drawn while the view was fetched. */
function FetchedDashboard({ manifest: { id, title }, context }: FetchedDashboardProps) {
  const { data: view, error } = useQuery(dashboardQuery(id));
  if (error !== null) throw error;
  if (view === undefined) return <Waiting text={`Loading ${title}`} />;
  const { default: View } = view;
  return <View context={context} />;
}
