import { sharedSettings, type Setting } from "@runlens/plugin-api";
import { describe, expect, it } from "vitest";
import { readLink } from "./tensorboard-links.ts";
import { formatUrl, type UrlVocabulary } from "./url-state.ts";

const SETTINGS: readonly Setting<unknown>[] = Object.values(sharedSettings);
const VOCABULARY: UrlVocabulary = {
  settings: new Map(SETTINGS.map((setting) => [setting.urlKey, setting])),
  dashboards: ["scalars", "images"],
};

/** What the page's own link says after this one was opened. */
function ours(link: string): string {
  const { search, hash } = new URL(link, "http://host/");
  const parts = formatUrl(readLink({ search, hash }, VOCABULARY));
  return parts.search + parts.hash;
}

function selected(choices: unknown): string {
  return encodeURIComponent(btoa(JSON.stringify(choices)));
}

function pinned(...cards: readonly (readonly [plugin: string, tag: string])[]): string {
  return encodeURIComponent(JSON.stringify(cards.map(([plugin, tag]) => ({ plugin, tag }))));
}

describe("a link of TensorBoard", () => {
  it.each([
    ["#scalars", "#scalars"],
    ["#timeseries", "#scalars"],
    ["?smoothing=0.9&tagFilter=loss#timeseries", "?smoothing=0.9&tagFilter=loss#scalars"],
    ["?runFilter=exp1%7Cexp2#timeseries", "?runFilter=exp1%7Cexp2#scalars"],
    ["#scalars&tagFilter=acc", "?tagFilter=acc#scalars"],
    ["#images&tagFilter=acc&_smoothingWeight=0.95", "?tagFilter=acc&smoothing=0.95#images"],
    ["#scalars&regexInput=train%24", "?runFilter=train%24#scalars"],
    ["?runColorGroup=regex%3Aseed(%5Cd)#timeseries", "?group=/seed(%5Cd)/#scalars"],
    ["?runColorGroup=run#timeseries", "#scalars"],
    [`#scalars&runSelectionState=${selected({ a: true, "b/c": false })}`, "?hidden=b/c#scalars"],
    [`#scalars&runSelectionState=${selected({ a: true })}`, "?shown=a#scalars"],
    [`#scalars&runSelectionState=${selected({})}`, "#scalars"],
    [
      `?pinnedCards=${pinned(["scalars", "a,b/c"], ["images", "x"], ["scalars", "d"])}#timeseries`,
      "?scalars.pins=a%5C,b/c,d#scalars",
    ],
  ])("%s opens %s", (link, opened) => {
    expect(ours(link)).toBe(opened);
  });

  it.each([
    ["?step=320&scalars.from=200#images", "?step=200..320#images"],
    ["?step=200&scalars.from=320&scalars.pins=a", "?step=200..320&scalars.pins=a"],
    ["?step=5..9&scalars.from=200", "?step=5..9"],
    ["?scalars.from=200", ""],
    ["?step=320&scalars.from=x", "?step=320"],
  ])("of before, %s, opens %s", (link, opened) => expect(ours(link)).toBe(opened));

  it.each(["%%%", selected([1]), selected(null), selected("x"), btoa("{")])(
    "passes over a selection that makes no sense: %s",
    (state) => {
      expect(ours(`#scalars&runSelectionState=${state}`)).toBe("#scalars");
    },
  );

  it("keeps what is unknown", () => {
    expect(ours("?experimentalPlugin=x&toString=1#profile&p.profile.run=a")).toBe(
      "?experimentalPlugin=x&toString=1&p.profile.run=a#profile",
    );
    expect(ours("?pinnedCards=[{]#scalars")).toBe("?pinnedCards=%5B%7B%5D#scalars");
  });

  it("gives way to a dashboard of ours that has the name", () => {
    const vocabulary = { ...VOCABULARY, dashboards: ["timeseries", "scalars"] };
    expect(readLink({ search: "", hash: "#timeseries" }, vocabulary).dashboard).toBe("timeseries");
  });
});
