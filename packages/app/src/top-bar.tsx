import { countText } from "@runlens/base";
import type { LoadStatus } from "@runlens/model";
import { Button, Tooltip } from "@runlens/widgets";
import { CircleHelp, Link, Monitor, Moon, Sun, TriangleAlert } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";
import { freshnessOf } from "./freshness.ts";
import { linkOf } from "./history.ts";
import type { PageData } from "./page-data.ts";
import { useSession } from "./session.ts";
import { chooseNextTheme, type ThemeChoice } from "./theme-choice.ts";
import { useNowSecs } from "./use-now.ts";

interface TopBarProps {
  readonly data: PageData;
  readonly themeChoice: ThemeChoice;
  readonly onHelp: () => void;
  readonly onProblems: () => void;
}

export function TopBar({ data, themeChoice, onHelp, onProblems }: TopBarProps) {
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
        {status !== undefined && status.problemCount > 0 && (
          <button type="button" className="problems-button" onClick={onProblems}>
            <TriangleAlert aria-hidden />
            {countText(status.problemCount, "problem")}
          </button>
        )}
        <FreshnessMark data={data} />
        <div className="top-bar-buttons">
          <CopyLinkButton />
          <ThemeButton choice={themeChoice} />
          <Button
            variant="icon"
            label="Help and shortcuts"
            icon={<CircleHelp />}
            onClick={onHelp}
          />
        </div>
      </div>
    </header>
  );
}

function OpenDirectory({ status }: { readonly status: LoadStatus | undefined }) {
  if (status === undefined) return null;
  const [first, ...others] = status.logDirectories;
  if (first === undefined) return null;
  const paths = status.logDirectories.map(({ groupName, path }) =>
    groupName === "" ? path : `${groupName}: ${path}`,
  );
  return (
    <Tooltip content={paths.join(", ")}>
      <button type="button" className="top-bar-directory">
        {/* Reads from left to right, while the line around it is cut off at its start. */}
        <bdi dir="ltr">
          {first.path}
          {others.length > 0 && ` + ${others.length}`}
        </bdi>
      </button>
    </Tooltip>
  );
}

function DashboardTabs({ data }: { readonly data: PageData }) {
  const { url } = useSession();
  return (
    <nav className="top-bar-tabs" aria-label="Dashboards">
      {data.dashboards.map(({ id, title, description }) => (
        <a
          key={id}
          href={`#${id}`}
          title={description}
          aria-current={id === data.dashboard?.id ? "page" : undefined}
          onClick={(event) => {
            event.preventDefault();
            url.update((state) => ({ ...state, dashboard: id }));
          }}
        >
          {title}
        </a>
      ))}
    </nav>
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
const THEME_NAMES: Readonly<Record<ThemeChoice, string>> = {
  auto: "as the system",
  light: "light",
  dark: "dark",
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
