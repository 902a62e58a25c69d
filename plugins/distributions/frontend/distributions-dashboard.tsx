import { HistogramDashboard, type HistogramSettings } from "@runlens/histograms";
import type { DashboardProps } from "@runlens/plugin-api";
import { DistributionView } from "./distribution-view.tsx";

/** More than there are pixels across a card. */
const MAX_DRAWN = 2000;

/** One card per run and tag: nine percentiles of the values over time. */
export default function DistributionsDashboard({ context }: DashboardProps<HistogramSettings>) {
  return (
    <HistogramDashboard
      context={context}
      maxDrawn={MAX_DRAWN}
      renderChart={(chart) => <DistributionView chart={chart} theme={context.theme} />}
    />
  );
}
