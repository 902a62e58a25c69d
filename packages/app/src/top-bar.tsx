import { countText } from "@runlens/base";
import type { LoadStatus } from "@runlens/model";
import { Button, Tooltip } from "@runlens/widgets";
import { CircleHelp, Command, Info, Link, Monitor, Moon, Sun, TriangleAlert } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import type { Sheet } from "./commands/page-commands.ts";
import { CopyButton } from "./copy-button.tsx";
import { DashboardTabs } from "./dashboard-tabs.tsx";
import { freshnessOf } from "./freshness.ts";
import { linkOf } from "./history.ts";
import type { PageData } from "./page-data.ts";
import { useSession } from "./session.ts";
import { StepRangeMark } from "./step-range.tsx";
import { chooseNextTheme, THEME_NAMES, type ThemeChoice } from "./theme-choice.ts";
import { useNowSecs } from "./use-now.ts";
import { SavedViewsMenu } from "./views/saved-views-menu.tsx";
import "./top-bar.css";

interface TopBarProps {
  readonly data: PageData;
  readonly themeChoice: ThemeChoice;
  readonly sheet: Sheet | undefined;
  readonly onSheet: (sheet: Sheet | undefined) => void;
}

export function TopBar({ data, themeChoice, sheet, onSheet }: TopBarProps) {
  const { status } = data;
  useEffect(() => {
    document.title = titleOf(data);
  });
  return (
    <header className="top-bar">
      <h1 className="top-bar-name">runlens</h1>
      <OpenDirectory status={status} />
      <DashboardTabs data={data} />
      <div className="top-bar-end">
        <StepRangeMark />
        <ProblemsButton status={status} onClick={() => onSheet("problems")} />
        <FreshnessMark data={data} />
        <div className="top-bar-buttons">
          <Button
            variant="icon"
            label="Commands"
            icon={<Command />}
            onClick={() => onSheet("commands")}
          />
          <SavedViewsMenu
            isOpen={sheet === "views"}
            onOpenChange={(isOpen) => onSheet(isOpen ? "views" : undefined)}
          />
          <CopyLinkButton />
          <ThemeButton choice={themeChoice} />
          <Button
            variant="icon"
            label="Help and shortcuts"
            icon={<CircleHelp />}
            onClick={() => onSheet("help")}
          />
        </div>
      </div>
    </header>
  );
}

interface ProblemsButtonProps {
  readonly status: LoadStatus | undefined;
  readonly onClick: () => void;
}

/** Where there are problems, the same list tells what is only worth noticing. */
function ProblemsButton({ status, onClick }: ProblemsButtonProps) {
  const { problemCount = 0, notices = [] } = status ?? {};
  if (problemCount + notices.length === 0) return null;
  const isQuiet = problemCount === 0;
  return (
    <button
      type="button"
      className="problems-button"
      data-quiet={isQuiet || undefined}
      onClick={onClick}
    >
      {isQuiet ? <Info aria-hidden /> : <TriangleAlert aria-hidden />}
      {isQuiet ? countText(notices.length, "notice") : countText(problemCount, "problem")}
    </button>
  );
}

/** So much of the end tells directories apart, and tabs without room are in a menu. */
const MIN_DIRECTORY_LENGTH = 14;

function OpenDirectory({ status }: { readonly status: LoadStatus | undefined }) {
  if (status === undefined) return null;
  const [first, ...others] = status.logDirectories;
  if (first === undefined) return null;
  const paths = status.logDirectories.map(({ groupName, path }) =>
    groupName === "" ? path : `${groupName}: ${path}`,
  );
  const text = others.length > 0 ? `${first.path} + ${others.length}` : first.path;
  const minWidth = `${Math.min(text.length, MIN_DIRECTORY_LENGTH)}ch`;
  return (
    <Tooltip content={paths.join(", ")}>
      <button type="button" className="top-bar-directory" style={{ minWidth }}>
        {/* Reads from left to right, while the line around it is cut off at its start. */}
        <bdi dir="ltr">{text}</bdi>
      </button>
    </Tooltip>
  );
}

function FreshnessMark({ data }: { readonly data: PageData }) {
  const nowSecs = useNowSecs(1000);
  const { kind, text } = freshnessOf(data.status, data.connection, nowSecs);
  return (
    <span className="freshness" data-kind={kind} role="status" aria-live="off">
      {text}
    </span>
  );
}

function CopyLinkButton() {
  const { url } = useSession();
  return (
    <CopyButton
      variant="icon"
      label="Copy link to this view"
      copiedLabel="Link copied"
      icon={<Link />}
      textToCopy={() => linkOf(url.get())}
    />
  );
}

const THEME_ICONS: Readonly<Record<ThemeChoice, ReactNode>> = {
  auto: <Monitor />,
  light: <Sun />,
  dark: <Moon />,
};

function ThemeButton({ choice }: { readonly choice: ThemeChoice }) {
  return (
    <Button
      variant="icon"
      label={`Theme: ${THEME_NAMES[choice]}`}
      icon={THEME_ICONS[choice]}
      onClick={chooseNextTheme}
    />
  );
}

function titleOf({ status }: PageData): string {
  if (status === undefined) return "Runlens";
  if (status.windowTitle !== "") return status.windowTitle;
  const path = status.logDirectories[0]?.path.replace(/\/+$/, "") ?? "";
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === "" ? "Runlens" : `${name} · Runlens`;
}
