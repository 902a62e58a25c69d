import { HistogramDashboard, type HistogramSettings } from "@runlens/histograms";
import type { DashboardProps, Setting } from "@runlens/plugin-api";
import { HistogramView } from "./histogram-view.tsx";
import type { HistogramMode } from "./modes.ts";

/** The settings that the manifest declares. */
type Settings = HistogramSettings & {
  readonly mode: Setting<HistogramMode>;
  readonly bins: Setting<number>;
};

/** More ridges than this hide each other, and cost time. */
const MAX_DRAWN = 200;

/** One card per run and tag: how values spread, step by step. */
export default function HistogramsDashboard({ context }: DashboardProps<Settings>) {
  const { settings, theme } = context;
  return (
    <HistogramDashboard
      context={context}
      maxDrawn={MAX_DRAWN}
      renderChart={(chart) => (
        <HistogramView
          chart={chart}
          mode={settings.mode}
          binCount={settings.bins}
          theme={theme}
          onStep={(step) => context.setStep(step)}
        />
      )}
    />
  );
}
