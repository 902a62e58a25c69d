import { HistogramDashboard, type HistogramSettings } from "@runlens/histograms";
import type { DashboardProps, Setting } from "@runlens/plugin-api";
import { HistogramView } from "./histogram-view.tsx";
import type { HistogramMode } from "./modes.ts";
import { RunsDashboard } from "./runs/runs-dashboard.tsx";

/** The settings that the manifest declares. */
type Settings = HistogramSettings & {
  readonly mode: Setting<HistogramMode>;
  readonly bins: Setting<number>;
};

/** More ridges than this hide each other, and cost time. */
const MAX_DRAWN = 200;

/** How values spread, step by step: one card per run and tag, or one per tag for all runs. */
export default function HistogramsDashboard({ context }: DashboardProps<Settings>) {
  const { settings, theme } = context;
  const { mode } = settings;
  if (mode === "runs") return <RunsDashboard context={context} binCount={settings.bins} />;
  return (
    <HistogramDashboard
      context={context}
      maxDrawn={MAX_DRAWN}
      renderChart={(chart) => (
        <HistogramView chart={chart} mode={mode} binCount={settings.bins} theme={theme} />
      )}
    />
  );
}
