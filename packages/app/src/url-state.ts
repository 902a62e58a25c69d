import { pageStepsText, parsePageSteps, type PageSteps } from "@runlens/model";
import type { Setting } from "@runlens/plugin-api";
import { pack, unpack } from "./pack.ts";
import { AUTO_SELECTION, type RunSelection } from "./run-selection.ts";
import { DEFAULT_TABLE, tableParams, withTableParam, type TableState } from "./runs/table-state.ts";

/** Everything that a link carries. What has its default value is left out. */
export interface UrlState extends PageSteps {
  /** Undefined: the first dashboard that has data. */
  readonly dashboard: string | undefined;
  readonly runFilter: string;
  readonly selection: RunSelection;
  readonly table: TableState;
  /** Whether runs that were archived are listed, too. */
  readonly showsArchived: boolean;
  /** Declared settings by key, in their text form. */
  readonly settings: TextMap;
  /** Dashboard id → what that dashboard keeps in the link. */
  readonly views: Readonly<Record<string, TextMap>>;
  /** Parameters of others, kept as they came. */
  readonly unknown: readonly Param[];
}

export type TextMap = Readonly<Record<string, string>>;
type Param = readonly [name: string, value: string];

/** Names that have a meaning in a link. */
export interface UrlVocabulary {
  readonly settings: ReadonlyMap<string, Setting<unknown>>;
  readonly dashboards: readonly string[];
}

export interface UrlParts {
  /** "" or with its leading "?". */
  readonly search: string;
  /** "" or with its leading "#". */
  readonly hash: string;
}

const RUN_FILTER = "runFilter";
const ARCHIVED = "archived";
const STEP = "step";
const NEWEST: PageSteps = { step: undefined, range: undefined };
const PACKED = "z";
/**
 * Longer run lists and view states move, packed, to the fragment: a fragment is not
 * sent to the server, which may refuse long requests.
 */
const MAX_PLAIN_CHARS = 1000;

/**
 * Reads a link: `?runFilter=…&archived=1&step=200..320&col=…&sort=…&group=…&smoothing=…&hidden=run&hidden=run&scalars.key=value#scalars`,
 * with `&z=…` after the fragment's dashboard for what is packed. Parameters in the
 * fragment count like those of the query, as in TensorBoard's older links.
 * Values that cannot be read are dropped.
 */
export function parseUrl(parts: UrlParts, vocabulary: UrlVocabulary): UrlState {
  const [dashboard = "", ...fragmentParams] = parts.hash.replace(/^#/, "").split("&");
  const params = [
    ...new URLSearchParams(parts.search),
    ...new URLSearchParams(fragmentParams.join("&")),
  ];
  const state = emptyDraft(decodeFragment(dashboard));
  for (const [name, value] of params) {
    if (name === PACKED) {
      for (const param of unpackParams(value)) readParam(state, param, vocabulary);
    } else {
      readParam(state, [name, value], vocabulary);
    }
  }
  return {
    dashboard: state.dashboard,
    runFilter: state.runFilter,
    selection: selectionOf(state),
    table: state.table,
    showsArchived: state.showsArchived,
    ...state.steps,
    settings: Object.fromEntries(state.settings),
    views: Object.fromEntries([...state.views].map(([id, view]) => [id, Object.fromEntries(view)])),
    unknown: state.unknown,
  };
}

export function formatUrl(state: UrlState): UrlParts {
  const lists = [
    ...tableParams(state.table),
    ...selectionParams(state.selection),
    ...viewParams(state.views),
  ];
  const plain = queryOf(lists);
  const steps = pageStepsText(state);
  const isPacked = plain.length > MAX_PLAIN_CHARS;
  const query = queryOf([
    ...(state.runFilter === "" ? [] : [[RUN_FILTER, state.runFilter] as const]),
    ...(state.showsArchived ? [[ARCHIVED, "1"] as const] : []),
    ...(steps === undefined ? [] : [[STEP, steps] as const]),
    ...Object.entries(state.settings),
    ...(isPacked ? [] : lists),
    ...state.unknown,
  ]);
  const packed = isPacked ? `&${PACKED}=${pack(plain)}` : "";
  const fragment = encodeURIComponent(state.dashboard ?? "") + packed;
  return {
    search: query === "" ? "" : `?${query}`,
    hash: fragment === "" ? "" : `#${fragment}`,
  };
}

interface Draft {
  readonly dashboard: string | undefined;
  runFilter: string;
  table: TableState;
  hasColumns: boolean;
  showsArchived: boolean;
  steps: PageSteps;
  readonly hidden: string[];
  readonly shown: string[];
  readonly settings: Map<string, string>;
  readonly views: Map<string, Map<string, string>>;
  readonly unknown: Param[];
}

function emptyDraft(dashboard: string): Draft {
  return {
    dashboard: dashboard === "" ? undefined : dashboard,
    runFilter: "",
    table: DEFAULT_TABLE,
    hasColumns: false,
    showsArchived: false,
    steps: NEWEST,
    hidden: [],
    shown: [],
    settings: new Map(),
    views: new Map(),
    unknown: [],
  };
}

function readParam(draft: Draft, [name, value]: Param, vocabulary: UrlVocabulary): void {
  const setting = vocabulary.settings.get(name);
  const [id = "", ...key] = name.split(".");
  const table = withTableParam(draft.table, !draft.hasColumns, [name, value]);
  if (setting !== undefined) {
    const text = normalSettingText(setting, value);
    if (text !== undefined) draft.settings.set(name, text);
  } else if (name === RUN_FILTER) {
    draft.runFilter = value;
  } else if (table !== undefined) {
    draft.table = table;
    draft.hasColumns ||= name === "col";
  } else if (name === ARCHIVED) {
    draft.showsArchived = value === "1";
  } else if (name === STEP) {
    draft.steps = parsePageSteps(value) ?? NEWEST;
  } else if (name === "hidden" || name === "shown") {
    draft[name].push(value);
  } else if (key.length > 0 && vocabulary.dashboards.includes(id)) {
    const view = draft.views.get(id) ?? new Map<string, string>();
    draft.views.set(id, view.set(key.join("."), value));
  } else {
    draft.unknown.push([name, value]);
  }
}

/** The text form of a setting's value; undefined for its default and for what is no legal value. */
export function normalSettingText(setting: Setting<unknown>, text: string): string | undefined {
  const value = setting.parse(text);
  if (value === undefined) return undefined;
  const normal = setting.format(value);
  return normal === setting.format(setting.defaultValue) ? undefined : normal;
}

function selectionOf(draft: Draft): RunSelection {
  const kind = draft.shown.length > 0 ? "shown" : "hidden";
  if (draft[kind].length === 0) return AUTO_SELECTION;
  // One empty name stands for the empty list: no run is called "".
  return { kind, names: new Set(draft[kind].filter((name) => name !== "")) };
}

function selectionParams(selection: RunSelection): Param[] {
  if (selection.kind === "auto") return [];
  const names = selection.names.size === 0 ? [""] : [...selection.names];
  return names.map((name) => [selection.kind, name]);
}

function viewParams(views: UrlState["views"]): Param[] {
  return Object.entries(views).flatMap(([id, view]) =>
    Object.entries(view).map(([key, value]): Param => [`${id}.${key}`, value]),
  );
}

/** URL-encoded, but with the signs that names are full of, and a query may hold, left readable. */
function queryOf(params: readonly Param[]): string {
  return new URLSearchParams(params.map(([name, value]) => [name, value]))
    .toString()
    .replaceAll(/%2F|%2C|%3A|%28|%29|%40/g, decodeURIComponent);
}

function unpackParams(text: string): Param[] {
  return [...new URLSearchParams(unpack(text) ?? "")];
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
