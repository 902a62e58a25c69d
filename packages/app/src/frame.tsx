import { useEffect, useState } from "react";
import "./frame.css";
import { DashboardArea } from "./dashboard-area.tsx";
import { NoticeBar } from "./notice.tsx";
import { LoadingLine } from "./loading-line.tsx";
import { ProblemSheet } from "./problem-sheet.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { usePageData } from "./page-data.ts";
import { RunsPanel } from "./runs-panel.tsx";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";
import { SettingsPanel } from "./settings-panel.tsx";
import { useTheme } from "./theme-choice.ts";
import { TopBar } from "./top-bar.tsx";

/** The page: top bar, runs on the left, the dashboard, its settings on the right, loading below. */
export function Frame() {
  const { annotations, url } = useSession();
  const isTableFull = useStore(url).table.isFull;
  const { choice, theme } = useTheme();
  const data = usePageData(theme);
  const { status } = data;
  const [sheet, setSheet] = useState<"help" | "problems">();
  const showHelp = (): void => setSheet("help");
  const showProblems = (): void => setSheet("problems");
  const closeSheet = (): void => setSheet(undefined);
  const isLoading = status?.phase === "loading" && data.connection !== "lost";
  useShortcuts({ undo: annotations.undo, redo: annotations.redo, showHelp, showProblems });
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  return (
    <div className="frame">
      <TopBar data={data} themeChoice={choice} onHelp={showHelp} onProblems={showProblems} />
      <div className="frame-body">
        <RunsPanel
          view={data.runView}
          choice={data.choice}
          runs={data.runs}
          problems={status?.problems}
          theme={theme}
        />
        {!isTableFull && (
          <main className="frame-main">
            <DashboardArea data={data} theme={theme} />
          </main>
        )}
        {!isTableFull && data.dashboard !== undefined && (
          <SettingsPanel manifest={data.dashboard} />
        )}
      </div>
      {isLoading && <LoadingLine status={status} />}
      <NoticeBar />
      <ShortcutSheet open={sheet === "help"} onClose={closeSheet} />
      <ProblemSheet status={status} open={sheet === "problems"} onClose={closeSheet} />
    </div>
  );
}
