import { FailureContext, fetchedLater } from "@runlens/widgets";
import { useEffect, useState } from "react";
import "./frame.css";
import { useCommandKeys } from "./commands/command.ts";
import { dataCommands } from "./commands/data-commands.ts";
import { pageCommands, type Sheet } from "./commands/page-commands.ts";
import { DashboardArea } from "./dashboard-area.tsx";
import { NoticeBar } from "./notice.tsx";
import { LoadingLine } from "./loading-line.tsx";
import { usePageData } from "./page-data.ts";
import { RunsPanel } from "./runs-panel.tsx";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";
import { SettingsPanel } from "./settings-panel.tsx";
import { useDashboardTags } from "./use-dashboard-tags.ts";
import { useTheme } from "./theme-choice.ts";
import { useNanNotice } from "./use-nan-notice.ts";
import { TopBar } from "./top-bar.tsx";

const CommandPalette = fetchedLater(
  async () => (await import("./commands/command-palette.tsx")).CommandPalette,
  { isWanted: ({ open }) => open, isEarly: true },
);
const ProblemSheet = fetchedLater(async () => (await import("./problem-sheet.tsx")).ProblemSheet);
const ShortcutSheet = fetchedLater(
  async () => (await import("./shortcut-sheet.tsx")).ShortcutSheet,
);

/** The page: top bar, runs on the left, the dashboard, its settings on the right, loading below. */
export function Frame() {
  const session = useSession();
  const isTableFull = useStore(session.url).table.isFull;
  const { choice, theme } = useTheme();
  const data = usePageData(theme);
  const { status } = data;
  const [sheet, setSheet] = useState<Sheet>();
  const toggleSheet = (next: Sheet): void => setSheet(sheet === next ? undefined : next);
  const dashboardTags = useDashboardTags(data);
  const facts = { session, data, themeChoice: choice, toggleSheet };
  const commands = pageCommands(facts);
  const closeSheet = (): void => setSheet(undefined);
  const isLoading = status?.phase === "loading" && data.connection !== "lost";
  useCommandKeys(commands);
  useNanNotice(data);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  return (
    <FailureContext value={session.annotations.tellFailure}>
      <div className="frame">
        <TopBar data={data} themeChoice={choice} sheet={sheet} onSheet={setSheet} />
        <div className="frame-body">
          <RunsPanel
            view={data.runView}
            choice={data.choice}
            runs={data.runs}
            problems={status}
            theme={theme}
          />
          {!isTableFull && (
            <main className="frame-main">
              <DashboardArea data={data} tags={dashboardTags} theme={theme} />
            </main>
          )}
          {!isTableFull && data.dashboard !== undefined && (
            <SettingsPanel manifest={data.dashboard} tags={dashboardTags.tags} />
          )}
        </div>
        {isLoading && <LoadingLine status={status} />}
        <NoticeBar />
        <CommandPalette
          commands={commands}
          moreCommands={() => dataCommands(facts)}
          open={sheet === "commands"}
          onClose={closeSheet}
        />
        {sheet === "help" && <ShortcutSheet commands={commands} onClose={closeSheet} />}
        {sheet === "problems" && <ProblemSheet status={status} onClose={closeSheet} />}
      </div>
    </FailureContext>
  );
}
