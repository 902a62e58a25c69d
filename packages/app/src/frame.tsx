import { useEffect, useState } from "react";
import "./frame.css";
import { DashboardArea } from "./dashboard-area.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { usePageData } from "./page-data.ts";
import { RunsPanel } from "./runs-panel.tsx";
import { SettingsPanel } from "./settings-panel.tsx";
import { useTheme } from "./theme-choice.ts";
import { TopBar } from "./top-bar.tsx";

/** The page: top bar, runs on the left, the dashboard, its settings on the right. */
export function Frame() {
  const { choice, theme } = useTheme();
  const data = usePageData(theme);
  const [helpOpen, setHelpOpen] = useState(false);
  useShortcuts({ showHelp: () => setHelpOpen(true) });
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  return (
    <div className="frame">
      <TopBar data={data} themeChoice={choice} onHelp={() => setHelpOpen(true)} />
      <div className="frame-body">
        <RunsPanel view={data.runView} runs={data.runs} colors={data.runColors} />
        <main className="frame-main">
          <DashboardArea data={data} theme={theme} />
        </main>
        {data.dashboard !== undefined && <SettingsPanel manifest={data.dashboard} />}
      </div>
      <ShortcutSheet open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
