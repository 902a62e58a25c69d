import { rangeBetween, withStep } from "@runlens/model";
import { sharedSettings, toggleSetting, type Setting } from "@runlens/plugin-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUTO_SELECTION, type RunSelection } from "./run-selection.ts";
import { DEFAULT_TABLE } from "./runs/table-state.ts";
import {
  formatUrl,
  parseUrl,
  type UrlParts,
  type UrlState,
  type UrlVocabulary,
} from "./url-state.ts";

const SETTINGS: readonly Setting<unknown>[] = [
  ...Object.values(sharedSettings),
  toggleSetting({ label: "Outliers", urlKey: "outliers", defaultValue: true }),
];

const VOCABULARY: UrlVocabulary = {
  settings: new Map(SETTINGS.map((setting) => [setting.urlKey, setting])),
  dashboards: ["scalars", "pr_curves"],
};

const EMPTY: UrlState = {
  showsArchived: false,
  dashboard: undefined,
  runFilter: "",
  selection: AUTO_SELECTION,
  table: DEFAULT_TABLE,
  step: undefined,
  range: undefined,
  settings: {},
  views: {},
  unknown: [],
};

function setup(): {
  opened: (link: string) => UrlState;
  link: (state: Partial<UrlState>) => string;
} {
  return {
    opened: (link) => parseUrl(partsOf(link), VOCABULARY),
    link(state) {
      const { search, hash } = formatUrl({ ...EMPTY, ...state });
      return search + hash;
    },
  };
}

function partsOf(link: string): UrlParts {
  const { search, hash } = new URL(link, "http://host/");
  return { search, hash };
}

describe("a link", () => {
  const { opened, link } = setup();

  it.each<[string, Partial<UrlState>]>([
    ["", {}],
    ["#scalars", { dashboard: "scalars" }],
    ["?runFilter=lr%3D0.1", { runFilter: "lr=0.1" }],
    [
      "?tagFilter=loss&smoothing=0.9&x=wall",
      { settings: { tagFilter: "loss", smoothing: "0.9", x: "wall" } },
    ],
    [
      "?hidden=a/train&hidden=b",
      { selection: { kind: "hidden", names: new Set(["a/train", "b"]) } },
    ],
    ["?step=-120", { step: -120 }],
    ["?step=200..320", { range: { start: 200, end: 320 } }],
    ["?step=200..320@260", { step: 260, range: { start: 200, end: 320 } }],
    ["?archived=1", { showsArchived: true }],
    ["?col=lr&col=last(loss)", { table: { ...DEFAULT_TABLE, columns: ["lr", "last(loss)"] } }],
    ["?col=", { table: { ...DEFAULT_TABLE, columns: [] } }],
    ["?sort=-lr", { table: { ...DEFAULT_TABLE, sort: { by: "lr", isDescending: true } } }],
    [
      "?group=@tags&folded=a&table=full",
      { table: { ...DEFAULT_TABLE, grouping: "@tags", folded: ["a"], isFull: true } },
    ],
    ["?shown=", { selection: { kind: "shown", names: new Set() } }],
    [
      "?scalars.closed=loss#scalars",
      { dashboard: "scalars", views: { scalars: { closed: "loss" } } },
    ],
    [
      "?utm=1&utm=2",
      {
        unknown: [
          ["utm", "1"],
          ["utm", "2"],
        ],
      },
    ],
  ])("%s reads and writes the same state", (text, state) => {
    expect(opened(text)).toEqual({ ...EMPTY, ...state });
    expect(link(state)).toBe(text);
  });

  it("drops defaults and values that are none", () => {
    expect(opened("?smoothing=0.6&x=step&tagFilter=")).toEqual(EMPTY);
    expect(opened("?smoothing=much&x=sideways&outliers=1")).toEqual(EMPTY);
    expect(opened("?step=1.5")).toEqual(EMPTY);
    expect(opened("?step=")).toEqual(EMPTY);
    expect(opened("?step=200..")).toEqual(EMPTY);
    expect(opened("?sort=lr%20<&group=&table=small&col=state&col=age&col=lr%20<")).toEqual(EMPTY);
  });

  it("clamps numbers to their range", () => {
    expect(opened("?smoothing=7").settings).toEqual({ smoothing: "0.999" });
  });

  it("reads parameters in the fragment, as TensorBoard's older links have them", () => {
    expect(opened("#scalars&tagFilter=acc")).toMatchObject({
      dashboard: "scalars",
      settings: { tagFilter: "acc" },
    });
  });

  it("packs long lists into the fragment and keeps the query short", () => {
    const names = Array.from({ length: 4000 }, (_, i) => `sweep/run-${i}`);
    const selection: RunSelection = { kind: "hidden", names: new Set(names) };
    const text = link({ dashboard: "scalars", selection });
    expect(text).toMatch(/^#scalars&z=[\w-]+$/);
    expect(text.length).toBeLessThan(20_000);
    expect(opened(text).selection).toEqual(selection);
  });

  it("ignores a packed part that is damaged", () => {
    expect(opened("#scalars&z=%%%").selection).toEqual(AUTO_SELECTION);
    expect(opened("#scalars&z=AAAA").selection).toEqual(AUTO_SELECTION);
  });
});

function optional<T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.option(value, { nil: undefined }).map((x) => (x === undefined ? {} : { [key]: x }));
}

describe("any state", () => {
  const { opened, link } = setup();
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
  const names = fc.array(name, { maxLength: 60 }).map((list) => new Set(list));
  const view = fc.dictionary(name, fc.string(), { minKeys: 1, maxKeys: 4, noNullPrototype: true });
  const column = fc.constantFrom("state", "lr", "`odd name`", "last(loss)", "at_step(acc, 5)");
  const table = fc.record({
    columns: fc.uniqueArray(column),
    sort: fc.option(fc.record({ by: column, isDescending: fc.constant(true) }), { nil: undefined }),
    grouping: fc.option(name, { nil: undefined }),
    folded: fc.array(fc.string({ unit: "grapheme" })),
    isFull: fc.boolean(),
  });
  const step = fc.option(fc.maxSafeInteger(), { nil: undefined });
  const steps = fc.tuple(step, step, step).map(([shown, from, to]) =>
    withStep(
      {
        step: undefined,
        range: from === undefined || to === undefined ? undefined : rangeBetween(from, to),
      },
      shown,
    ),
  );
  const rest = fc.record({
    table,
    dashboard: fc.option(name, { nil: undefined }),
    runFilter: fc.string({ unit: "grapheme" }),
    selection: fc.oneof(
      fc.constant(AUTO_SELECTION),
      fc.record({ kind: fc.constantFrom("hidden" as const, "shown" as const), names }),
    ),
    showsArchived: fc.boolean(),
    settings: fc
      .tuple(
        optional("tagFilter", name),
        optional("smoothing", fc.constantFrom("0", "0.123", "0.999")),
        optional("x", fc.constantFrom("relative", "wall")),
        optional("outliers", fc.constant("false")),
      )
      .map((parts): Record<string, string> => Object.assign({}, ...parts)),
    views: fc
      .tuple(optional("scalars", view), optional("pr_curves", view))
      .map(([a, b]) => ({ ...a, ...b })),
    unknown: fc.array(
      fc.tuple(
        name.map((n) => `_${n}`),
        fc.string(),
      ),
    ),
  });

  const state: fc.Arbitrary<UrlState> = fc
    .tuple(rest, steps)
    .map(([others, shown]) => ({ ...others, ...shown }));

  it("comes back from its link", () => {
    fc.assert(
      fc.property(state, (before) => {
        expect(opened(link(before))).toEqual(before);
      }),
    );
  });
});
