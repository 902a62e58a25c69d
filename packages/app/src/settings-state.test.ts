import { choiceSetting, lineSettings, sharedSettings } from "@runlens/plugin-api";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  isOverridden,
  isShown,
  reasonUnused,
  setSettingText,
  settingValue,
  viewOf,
} from "./settings-state.ts";
import { createStore } from "./store.ts";
import { memoryStorage } from "./test-support/memory-storage.ts";
import { parseUrl, type TextMap, type UrlState } from "./url-state.ts";

const { smoothing, tagFilter } = sharedSettings;
const xAxis = { ...sharedSettings.xAxis, overriddenBy: "xTag" };
const { xTag, smoothingWidth, smoothingBy } = lineSettings;
const MANIFEST = { settings: { xAxis, xTag, smoothing, smoothingWidth, smoothingBy } };

function setup() {
  const storage = memoryStorage();
  vi.stubGlobal("localStorage", storage);
  const empty = parseUrl({ search: "", hash: "" }, { settings: new Map(), dashboards: [] });
  const url = createStore<UrlState>(empty);
  let changes = 0;
  url.subscribe(() => changes++);
  return {
    storage,
    set: (text: string) => setSettingText(url, smoothing, text),
    view: viewOf(url, { id: "scalars", remembers: ["pins"] }),
    setAxis: (text: string) => setSettingText(url, xAxis, text),
    setTag: (text: string) => setSettingText(url, xTag, text),
    smoothing: () => settingValue(smoothing, url.get().settings),
    state: url.get,
    changes: () => changes,
  };
}

afterEach(() => vi.unstubAllGlobals());

describe("settings", () => {
  it("have their default until they are set, and again when set to it", () => {
    const { set, smoothing: value, state } = setup();
    expect(value()).toBe(0.6);
    set("0.9");
    expect(value()).toBe(0.9);
    set("0.6");
    expect(state().settings).toEqual({});
  });

  it("do not change the state when they stay the same", () => {
    const { set, changes } = setup();
    set("0.6");
    set("0.9");
    set("0.90");
    expect(changes()).toBe(1);
  });

  it("end what takes their place when they are chosen, be it the same value", () => {
    const { state, setAxis, setTag } = setup();
    setTag("epoch");
    expect(isOverridden(xAxis, MANIFEST, state().settings)).toBe(true);
    setAxis("step");
    expect(state().settings).toEqual({});
    setTag("epoch");
    setAxis("wall");
    expect(state().settings).toEqual({ x: "wall" });
    expect(isOverridden(xAxis, MANIFEST, state().settings)).toBe(false);
  });

  it("are shown with the values that they belong to", () => {
    expect(shownFor({})).toEqual(["xAxis", "xTag", "smoothing", "smoothingBy"]);
    expect(shownFor({ smoothingBy: "mean" })).toEqual([
      "xAxis",
      "xTag",
      "smoothingWidth",
      "smoothingBy",
    ]);
  });

  it("read the empty text as a value where it is one", () => {
    expect(settingValue(tagFilter, {})).toBe("");
  });

  it("do nothing while another has the value that says so", () => {
    const mode = choiceSetting({
      label: "Mode",
      urlKey: "mode",
      options: { lines: "Lines", heat: "Heat map" },
      defaultValue: "heat",
    });
    const unusedWhen = { urlKey: "mode", text: "heat", because: "A heat map is not smoothed." };
    const settings = { mode, smoothing: { ...smoothing, unusedWhen } };
    expect(reasonUnused(settings.smoothing, { settings }, {})).toBe("A heat map is not smoothed.");
    expect(reasonUnused(settings.smoothing, { settings }, { mode: "lines" })).toBeUndefined();
    expect(reasonUnused(mode, { settings }, {})).toBeUndefined();
  });
});

describe("view state", () => {
  it("belongs to a dashboard and goes when its last entry goes", () => {
    const { view, state } = setup();
    view.set("closed", "loss");
    view.set("zoom", "1-2");
    expect(state().views).toEqual({ scalars: { closed: "loss", zoom: "1-2" } });
    view.set("closed", undefined);
    view.set("zoom", undefined);
    expect(state().views).toEqual({});
  });

  it("is remembered in what the dashboard says, whoever changes it", () => {
    const { view, storage } = setup();
    view.set("zoom", "1-2");
    expect(storage.length).toBe(0);
    view.set("pins", "loss");
    expect(view.get("pins")).toBe("loss");
    expect(storage.getItem("runlens.settings")).toBe('{"scalars.pins":"loss"}');
  });
});

/** Names of the settings that have a control. */
function shownFor(texts: TextMap): string[] {
  return Object.entries(MANIFEST.settings)
    .filter(([, setting]) => isShown(setting, MANIFEST, texts))
    .map(([name]) => name);
}
