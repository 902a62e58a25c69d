import { withOlderRange } from "./older-links.ts";
import { withOlderSmoothing } from "./older-smoothing.ts";
import { parseUrl, type UrlParts, type UrlState, type UrlVocabulary } from "./url-state.ts";

type Param = readonly [name: string, value: string];

/** What a page of TensorBoard is called here. */
const DASHBOARDS: ReadonlyMap<string, string> = new Map([["timeseries", "scalars"]]);

/** How a parameter of TensorBoard is said here; nothing for one that says what is usual. */
const TRANSLATIONS: Readonly<Record<string, (value: string) => readonly Param[]>> = {
  _smoothingWeight: (value) => [["smoothing", value]],
  regexInput: (value) => [["runFilter", value]],
  runSelectionState: selectionParams,
  runColorGroup: groupParams,
  pinnedCards: pinParams,
};

/** Reads a link of this page, an older one too, or of TensorBoard's. What neither knows is kept. */
export function readLink(parts: UrlParts, vocabulary: UrlVocabulary): UrlState {
  const [fragment = "", ...fragmentParams] = parts.hash.replace(/^#/, "").split("&");
  const isKnown = vocabulary.dashboards.includes(fragment);
  const dashboard = isKnown ? fragment : (DASHBOARDS.get(fragment) ?? fragment);
  const query = translated(parts.search.replace(/^\?/, ""));
  const rest = translated(fragmentParams.join("&"));
  const parsed = parseUrl({ search: `?${query}`, hash: `#${dashboard}&${rest}` }, vocabulary);
  return withOlderSmoothing(withOlderRange(parsed));
}

function translated(query: string): string {
  const params = [...new URLSearchParams(query)].flatMap(
    ([name, value]): readonly Param[] => translationOf(name)?.(value) ?? [[name, value]],
  );
  return new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
}

function translationOf(name: string): ((value: string) => readonly Param[]) | undefined {
  return Object.hasOwn(TRANSLATIONS, name) ? TRANSLATIONS[name] : undefined;
}

/**
 * Base64 of `{run: whether it was chosen}`, of the runs whose box was clicked. TensorBoard
 * shows the others when there are at most 40; a link does not tell, so they count as shown
 * as soon as one run was taken away.
 */
function selectionParams(packed: string): readonly Param[] {
  const choices = Object.entries(parseObject(unpacked(packed)));
  const hidden = choices.filter(([, isOn]) => isOn === false);
  const shown = choices.filter(([, isOn]) => isOn === true);
  return hidden.length > 0
    ? hidden.map(([run]): Param => ["hidden", run])
    : shown.map(([run]): Param => ["shown", run]);
}

/** `regex:…` colours runs by what its groups match, which is a grouping here. */
function groupParams(value: string): readonly Param[] {
  const pattern = /^regex(?:_by_exp)?:(.+)$/s.exec(value)?.[1];
  return pattern === undefined ? [] : [["group", `/${pattern}/`]];
}

/**
 * JSON of `[{plugin, tag, …}]`. Scalars are pinned by tag, for all runs; other cards have no
 * pins here, and the link keeps the parameter as it came.
 */
function pinParams(value: string): readonly Param[] {
  const pins: readonly unknown[] = Object.values(parseObject(value));
  const tags = pins.flatMap(scalarTag);
  if (tags.length === 0) return [["pinnedCards", value]];
  const list = [...new Set(tags)].map((tag) => tag.replaceAll(/[\\,]/g, String.raw`\$&`));
  return [["scalars.pins", list.join(",")]];
}

function scalarTag(pin: unknown): readonly string[] {
  if (typeof pin !== "object" || pin === null) return [];
  const isScalar = "plugin" in pin && pin.plugin === "scalars";
  return isScalar && "tag" in pin && typeof pin.tag === "string" ? [pin.tag] : [];
}

/** Empty for what is no JSON of an object or list. */
function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** "" for what is no base64. A "+" that was not encoded arrives as a space. */
function unpacked(base64: string): string {
  try {
    return atob(base64.replaceAll(" ", "+"));
  } catch {
    return "";
  }
}
