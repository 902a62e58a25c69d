import { copyText } from "@runlens/widgets";
import { linkOf } from "../history.ts";
import type { PageData } from "../page-data.ts";
import { onlySelected, withSelected } from "../run-selection.ts";
import type { Session } from "../session.ts";
import { FILTER_RUNS_ID } from "../shortcuts.ts";
import { chooseTheme, THEME_NAMES, type ThemeChoice } from "../theme-choice.ts";
import { openView } from "../views/saved-views.ts";
import type { Command } from "./command.ts";
import { settingCommands } from "./setting-commands.ts";

/** What can lie over the page. */
export type Sheet = "commands" | "help" | "problems" | "views";

interface PageFacts {
  readonly session: Session;
  readonly data: PageData;
  readonly themeChoice: ThemeChoice;
  readonly toggleSheet: (sheet: Sheet) => void;
}

/** Everything that the page can do at any time, in the order of the palette. */
export function pageCommands(facts: PageFacts): readonly Command[] {
  const { session, data } = facts;
  return [
    ...generalCommands(facts),
    ...stepCommands(facts),
    ...themeCommands(facts),
    ...dashboardCommands(facts),
    ...viewCommands(facts),
    ...settingCommands(session, data.dashboard),
    ...selectionCommands(facts),
  ];
}

function generalCommands({ session, toggleSheet }: PageFacts): readonly Command[] {
  const { annotations } = session;
  return [
    {
      id: "commands",
      section: "Page",
      title: "List commands",
      key: { key: "k", ctrl: true, worksInText: true },
      run: () => toggleSheet("commands"),
    },
    {
      id: "filterRuns",
      section: "Page",
      title: "Filter runs",
      key: { key: "/" },
      run: () => document.getElementById(FILTER_RUNS_ID)?.querySelector("input")?.focus(),
    },
    {
      id: "copyLink",
      section: "Page",
      title: "Copy link to this view",
      key: { key: "l" },
      run: () => void copyLink(session),
    },
    {
      id: "saveView",
      section: "Page",
      title: "Saved views",
      note: "save, open, rename, delete",
      key: { key: "v" },
      run: () => toggleSheet("views"),
    },
    {
      id: "problems",
      section: "Page",
      title: "List what could not be read",
      key: { key: "p" },
      run: () => toggleSheet("problems"),
    },
    {
      id: "help",
      section: "Page",
      title: "List shortcuts",
      key: { key: "?" },
      run: () => toggleSheet("help"),
    },
    {
      id: "undo",
      section: "Page",
      title: "Undo what was done last to runs or views",
      key: { key: "z", ctrl: true },
      run: annotations.undo,
    },
    {
      id: "redo",
      section: "Page",
      title: "Redo what was undone",
      key: { key: "z", ctrl: true, shift: true },
      run: annotations.redo,
    },
  ];
}

function stepCommands({ session: { url } }: PageFacts): readonly Command[] {
  const newest: Command = {
    id: "newestStep",
    section: "Page",
    title: "Show the newest step",
    run: () => url.update((state) => ({ ...state, step: undefined })),
  };
  const all: Command = {
    id: "allSteps",
    section: "Page",
    title: "Clear the range of steps",
    run: () => url.update((state) => ({ ...state, range: undefined })),
  };
  return url.get().range === undefined ? [newest] : [newest, all];
}

async function copyLink({ url, annotations }: Session): Promise<void> {
  if (await copyText(linkOf(url.get()))) annotations.tell("Link copied");
}

function themeCommands({ themeChoice }: PageFacts): readonly Command[] {
  const choices = (["auto", "light", "dark"] as const).filter((choice) => choice !== themeChoice);
  return choices.map((choice) => ({
    id: `theme.${choice}`,
    section: "Page",
    title: `Theme: ${THEME_NAMES[choice]}`,
    run: () => chooseTheme(choice),
  }));
}

function dashboardCommands({ session, data }: PageFacts): readonly Command[] {
  return session.manifests
    .filter(({ id }) => id !== data.dashboard?.id)
    .map(({ id, title, description }) => ({
      id: `dashboard.${id}`,
      section: "Dashboards",
      title: `Open ${title}`,
      note: data.dashboards.some((each) => each.id === id) ? description : "no data",
      run: () => session.url.update((state) => ({ ...state, dashboard: id })),
    }));
}

function viewCommands({ session }: PageFacts): readonly Command[] {
  const { savedViews } = session.annotations.shown.get().annotations;
  return [...savedViews].map(([name, link]) => ({
    id: `view.${name}`,
    section: "Saved views",
    title: `Open view ${name}`,
    run: () => openView(session, link),
  }));
}

function selectionCommands({ session, data }: PageFacts): readonly Command[] {
  const { url } = session;
  const { runs, runView } = data;
  const listed = (): readonly string[] => runView.listed.map(({ name }) => name);
  const select = (isOn: boolean): void =>
    url.update((state) => ({
      ...state,
      selection: withSelected(state.selection, runs, listed(), isOn),
    }));
  const invert = (): void => {
    const others = listed().filter((name) => !runView.selected.has(name));
    url.update((state) => ({ ...state, selection: onlySelected(others, runs) }));
  };
  return [
    { id: "runs.all", section: "Runs", title: "Show all listed runs", run: () => select(true) },
    { id: "runs.none", section: "Runs", title: "Hide all listed runs", run: () => select(false) },
    { id: "runs.invert", section: "Runs", title: "Show the hidden runs instead", run: invert },
    {
      id: "runs.noFilter",
      section: "Runs",
      title: "Clear the filter of runs",
      run: () => url.update((state) => ({ ...state, runFilter: "" })),
    },
  ];
}
