import { unreachable } from "@runlens/base";
import type { ApiTag } from "@runlens/model";
import type { PluginManifest, Setting } from "@runlens/plugin-api";
import { filterOfTag } from "@runlens/plugin-api/tags";
import { copyText } from "@runlens/widgets";
import { linkOf, startHistoryEntry } from "../history.ts";
import type { PageData } from "../page-data.ts";
import { onlySelected, withSelected } from "../run-selection.ts";
import type { Session } from "../session.ts";
import {
  isOverridden,
  isShown,
  reasonUnused,
  resetSettings,
  setSettingText,
  setViewEntry,
  settingValue,
  shownSettings,
} from "../settings-state.ts";
import { FILTER_RUNS_ID } from "../shortcuts.ts";
import { chooseTheme, THEME_NAMES, type ThemeChoice } from "../theme-choice.ts";
import { openView } from "../views/saved-views.ts";
import type { Command } from "./command.ts";

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
  return [
    ...generalCommands(facts),
    ...stepCommands(facts),
    ...themeCommands(facts),
    ...dashboardCommands(facts),
    ...viewCommands(facts),
    ...settingCommands(facts),
    ...selectionCommands(facts),
  ];
}

/** One for each run and each tag: thousands, so they are made when they are searched. */
export function dataCommands(facts: PageFacts): readonly Command[] {
  return [...runCommands(facts), ...tagCommands(facts)];
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

function settingCommands({ session, data }: PageFacts): readonly Command[] {
  const { dashboard } = data;
  if (dashboard === undefined) return [];
  const shown = shownSettings(dashboard);
  if (shown.length === 0) return [];
  const { settings: texts } = session.url.get();
  const used = shown.filter(
    (setting) =>
      isShown(setting, dashboard, texts) && reasonUnused(setting, dashboard, texts) === undefined,
  );
  const reset = (): void => resetSettings(session.url, shown);
  return [
    ...used.flatMap((setting) =>
      valueCommands(session, setting, isOverridden(setting, dashboard, texts)),
    ),
    { id: "settings.reset", section: "Settings", title: "Reset settings to defaults", run: reset },
  ];
}

/** One for each value that is worth a command: not the one that is there. */
function valueCommands(
  { url }: Session,
  setting: Setting<unknown>,
  isReplaced: boolean,
): readonly Command[] {
  const now = setting.format(settingValue(setting, url.get().settings));
  const { shortcutKey } = setting;
  return worthyValues(setting)
    .filter(([text]) => isReplaced || text !== now)
    .map(([text, name]) => ({
      id: `setting.${setting.urlKey}.${text}`,
      section: "Settings",
      ...(shortcutKey === undefined
        ? { title: `${setting.label}: ${name}` }
        : { title: setting.label, note: `turn ${name}`, key: { key: shortcutKey } }),
      run: () => setSettingText(url, setting, text),
    }));
}

function worthyValues(
  setting: Setting<unknown>,
): readonly (readonly [text: string, name: string])[] {
  const { control } = setting;
  switch (control.kind) {
    case "toggle":
      return [
        ["true", "on"],
        ["false", "off"],
      ];
    case "choice":
      return Object.entries(control.options).map(([text, name]) => [text, name.toLowerCase()]);
    case "slider": {
      const texts = new Set([control.min, setting.defaultValue, control.max].map(String));
      return [...texts].map((text) => [text, text]);
    }
    case "tag":
    case "hidden":
      return [];
    default:
      return unreachable(control);
  }
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

function runCommands({ session, data }: PageFacts): readonly Command[] {
  const { url, annotations } = session;
  const known = annotations.shown.get().annotations.runs;
  return data.runs.map(({ name }) => ({
    id: `run.${name}`,
    section: "Runs",
    title: `Show only run ${known.get(name)?.displayName ?? name}`,
    ...(known.get(name)?.displayName !== undefined && { note: name }),
    run: () => url.update((state) => ({ ...state, selection: onlySelected([name], data.runs) })),
  }));
}

function tagCommands(facts: PageFacts): readonly Command[] {
  return (facts.data.tags?.tags ?? [])
    .map((tag) => tagCommand(facts, tag))
    .filter((command) => command !== undefined);
}

/** A tag is gone to by the filter of tags, on the dashboard that is open if it has the tag. */
export function tagCommand(facts: TagFacts, { tag, pluginName }: ApiTag): Command | undefined {
  const home = homeOf(facts, pluginName);
  if (home === undefined) return undefined;
  const id = `tag.${pluginName}.${tag}`;
  const run = (): void => showTag(facts.session, home, tag);
  return { id, section: "Tags", title: `Show only tag ${tag}`, note: home.title, run };
}

/** Goes to a step of a tag, where a dashboard can bring it into sight; Back returns from there. */
export function goToStep(facts: TagFacts, { tag, pluginName }: ApiTag, step: number): void {
  const { session, data } = facts;
  const { url } = session;
  const home = homeOf(facts, pluginName, ({ lookAt }) => lookAt !== undefined);
  if (home === undefined) return;
  if (home === data.dashboard) startHistoryEntry(url.get());
  url.update((state) => ({ ...state, table: { ...state.table, isFull: false } }));
  showTag(session, home, tag);
  const view = {
    get: (key: string) => url.get().views[home.id]?.[key],
    set: (key: string, value: string | undefined) => setViewEntry(url, home.id, key, value),
  };
  home.lookAt?.(view, tag, step);
}

type TagFacts = Pick<PageFacts, "session" | "data">;

function homeOf(
  { session: { manifests }, data: { dashboard } }: TagFacts,
  pluginName: string,
  suits: (manifest: PluginManifest) => boolean = () => true,
): PluginManifest | undefined {
  const inOrder = dashboard === undefined ? manifests : [dashboard, ...manifests];
  return inOrder.find(
    (manifest) =>
      manifest.settings["tagFilter"] !== undefined &&
      showsTagsOf(manifest, pluginName) &&
      suits(manifest),
  );
}

function showTag({ url }: Session, home: PluginManifest, tag: string): void {
  const filter = home.settings["tagFilter"];
  url.update((state) => ({ ...state, dashboard: home.id }));
  if (filter !== undefined) setSettingText(url, filter, filterOfTag(tag));
}

function showsTagsOf({ reads, shows = reads }: PluginManifest, pluginName: string): boolean {
  return shows.includes(pluginName);
}
