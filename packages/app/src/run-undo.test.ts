import type { Run } from "@runlens/model";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AUTO_SELECTION, onlySelected, selectedNames, withSelected } from "./run-selection.ts";
import { recordRunChanges } from "./run-undo.ts";
import { createStore } from "./store.ts";
import { createUndoHistory } from "./undo-history.ts";
import { parseUrl, type UrlState } from "./url-state.ts";

const run = (name: string): Run => ({
  name,
  seriesCount: 1,
  pointCount: 1,
  damagedRecords: 0,
});

function setup() {
  const runs = ["a", "b", "c", "d", "e"].map(run);
  const url = createStore<UrlState>(
    parseUrl({ search: "", hash: "#scalars" }, { settings: new Map(), dashboards: ["scalars"] }),
  );
  const history = createUndoHistory();
  const changeUnasked = recordRunChanges({
    url,
    history,
    record: history.add,
    runs: () => runs,
    nameOf: (name) => (name === "a" ? "Best" : name),
  });
  const set = (parts: Partial<UrlState>): void => url.update((state) => ({ ...state, ...parts }));
  return {
    runs,
    changeUnasked,
    set,
    history,
    state: url.get,
    select: (names: string, isOn: boolean) =>
      set({ selection: withSelected(url.get().selection, runs, names, isOn) }),
    only: (names: string) => set({ selection: onlySelected(names, runs) }),
    table: (parts: Partial<UrlState["table"]>) => set({ table: { ...url.get().table, ...parts } }),
    selected: () => [...selectedNames(url.get().selection, runs)].join(""),
    undone: () => history.undo()?.label,
    redone: () => history.redo()?.label,
  };
}

afterEach(() => vi.useRealTimers());

describe("changes of the page's runs", () => {
  it("are undone and redone one after the other, whatever they are of", () => {
    const { select, only, table, set, selected, undone, redone, state } = setup();
    select("b", false);
    only("c");
    table({ sort: { by: "lr" } });
    set({ showsArchived: true });
    table({ grouping: "lr" });
    expect([undone(), undone(), undone()]).toEqual([
      "Grouped runs",
      "Listed archived runs",
      "Sorted runs",
    ]);
    expect([state().table.sort, state().showsArchived, selected()]).toEqual([
      undefined,
      false,
      "c",
    ]);
    expect([undone(), selected()]).toEqual(["Showed only c", "acde"]);
    expect([redone(), selected()]).toEqual(["Showed only c", "c"]);
    expect([undone(), undone(), selected(), undone()]).toEqual([
      "Showed only c",
      "Hid b",
      "abcde",
      undefined,
    ]);
  });

  it.each([
    ["bc", "b", true, "Showed b"],
    ["", "a", false, "Hid Best"],
    ["", "ab", false, "Hid 2 runs"],
  ])("with %s hidden before, of %s to %s, are called so", (before, names, isOn, label) => {
    const { select, undone } = setup();
    select(before, false);
    select(names, isOn);
    expect(undone()).toBe(label);
  });

  it("are one for a filter that is typed, and none for one that is taken back", () => {
    vi.useFakeTimers();
    const { set, state, undone, redone } = setup();
    for (const runFilter of ["a", "ab"]) set({ runFilter });
    vi.advanceTimersByTime(5000);
    for (const runFilter of ["abc", "ab"]) set({ runFilter });
    expect([undone(), state().runFilter]).toEqual(["Filtered runs", ""]);
    expect([redone(), state().runFilter]).toEqual(["Filtered runs", "ab"]);
    set({ runFilter: "" });
    expect([undone(), state().runFilter]).toEqual(["Cleared the filter of runs", "ab"]);
  });

  it("are none where they were taken back by hand at once, as by a double click", () => {
    vi.useFakeTimers();
    const { select, only, undone, selected } = setup();
    select("b", false);
    select("b", true);
    only("b");
    expect([undone(), selected(), undone()]).toEqual(["Showed only b", "abcde", undefined]);
    select("b", false);
    vi.advanceTimersByTime(5000);
    select("b", true);
    expect([undone(), undone()]).toEqual(["Showed b", "Hid b"]);
  });

  it("are none where nothing of the runs changes, or no person changed it", () => {
    const { set, table, changeUnasked, only, history } = setup();
    set({ step: 5 });
    table({ isFull: true });
    table({ folded: ["x"] });
    only("abcde");
    set({ selection: { kind: "hidden", names: new Set() } });
    changeUnasked((state) => ({ ...state, selection: { kind: "shown", names: new Set("a") } }));
    expect(history.last()).toBeUndefined();
  });

  it("leave what was done otherwise since, and runs that appeared", () => {
    const { only, changeUnasked, set, state, undone, selected, runs } = setup();
    set({ selection: { kind: "shown", names: new Set("b") } });
    only("c");
    set({ step: 7 });
    runs.push(run("f"));
    changeUnasked((before) => ({
      ...before,
      selection: withSelected(before.selection, runs, ["f"], true),
    }));
    expect(selected()).toBe("cf");
    undone();
    expect([selected(), state().step]).toEqual(["bf", 7]);
    undone();
    expect(state().selection).toEqual(AUTO_SELECTION);
  });

  it("by another view are undone with all that the view changed", () => {
    const { set, select, state, undone, selected } = setup();
    select("a", false);
    set({
      dashboard: "images",
      settings: { smoothing: "0" },
      selection: { kind: "shown", names: new Set("a") },
    });
    expect(undone()).toBe("Opened another view");
    expect([state().dashboard, state().settings, selected()]).toEqual(["scalars", {}, "bcde"]);
  });
});
