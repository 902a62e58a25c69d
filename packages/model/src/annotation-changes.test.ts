import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges } from "./annotation-changes.ts";
import { annotationsJson, annotationsOf } from "./annotations-json.ts";
import { NO_ANNOTATIONS, type AnnotationChange, type RunPatch } from "./annotations.ts";

const anyName = fc.constantFrom("a", "b", "x/ü", "__proto__", "constructor");
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const anyPatch: fc.Arbitrary<RunPatch> = fc.record(
  {
    displayName: orNull(fc.constantFrom("one", "two")),
    color: orNull(fc.constantFrom("#000000", "#ff8800")),
    tags: orNull(fc.uniqueArray(fc.constantFrom("t", "u", "v"))),
    note: orNull(fc.constant("*why*")),
    archived: orNull(fc.constant(true as const)),
  },
  { requiredKeys: [] },
);

const anyChange: fc.Arbitrary<AnnotationChange> = fc.oneof(
  fc.record({ kind: fc.constant("setRun" as const), run: anyName, patch: anyPatch }),
  fc.record({ kind: fc.constant("setBaseline" as const), run: orNull(anyName) }),
  fc.record({
    kind: fc.constant("setView" as const),
    name: anyName,
    link: orNull(fc.constantFrom("#a", "#b")),
  }),
  fc.record({
    kind: fc.constant("setDocument" as const),
    key: anyName,
    text: orNull(fc.constantFrom("{}", "[]")),
  }),
);
const anyChanges = fc.array(anyChange, { maxLength: 12 });

const after = (...changes: AnnotationChange[]) =>
  annotationsJson(applyChanges(NO_ANNOTATIONS, changes).annotations);

describe("applyChanges", () => {
  it("sets, keeps and takes away the fields of a run", () => {
    const named = { kind: "setRun", run: "a", patch: { displayName: "A", tags: ["t"] } } as const;
    const colored = { kind: "setRun", run: "a", patch: { color: "#ff8800" } } as const;
    const unnamed = { kind: "setRun", run: "a", patch: { displayName: null, tags: [] } } as const;
    const uncolored = { kind: "setRun", run: "a", patch: { color: null } } as const;
    expect(after(named, colored).runs).toEqual({
      a: { displayName: "A", tags: ["t"], color: "#ff8800" },
    });
    expect(after(named, colored, unnamed).runs).toEqual({ a: { color: "#ff8800" } });
    expect(after(named, colored, unnamed, uncolored).runs).toEqual({});
  });

  it("sets and takes away baseline, views and documents", () => {
    const changes: AnnotationChange[] = [
      { kind: "setBaseline", run: "a" },
      { kind: "setView", name: "v", link: "?smoothing=0#scalars" },
      { kind: "setDocument", key: "custom_scalars/layout", text: "{}" },
    ];
    expect(after(...changes)).toEqual({
      runs: {},
      baselineRun: "a",
      savedViews: { v: "?smoothing=0#scalars" },
      documents: { "custom_scalars/layout": "{}" },
    });
    expect(
      after(
        ...changes,
        { kind: "setBaseline", run: null },
        { kind: "setView", name: "v", link: null },
        { kind: "setDocument", key: "custom_scalars/layout", text: null },
      ),
    ).toEqual(after());
  });

  it("is taken back by its inverse, and done again by the inverse of that", () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (earlier, changes) => {
        const before = applyChanges(NO_ANNOTATIONS, earlier).annotations;
        const done = applyChanges(before, changes);
        const undone = applyChanges(done.annotations, done.inverse);
        expect(undone.annotations).toEqual(before);
        expect(applyChanges(before, undone.inverse).annotations).toEqual(done.annotations);
      }),
    );
  });

  it("leaves what it was given as it was", () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (earlier, changes) => {
        const before = applyChanges(NO_ANNOTATIONS, earlier).annotations;
        const json = JSON.stringify(annotationsJson(before));
        applyChanges(before, changes);
        expect(JSON.stringify(annotationsJson(before))).toBe(json);
      }),
    );
  });
});

describe("annotations as JSON", () => {
  it("come back as they were, whatever runs are called", () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const { annotations } = applyChanges(NO_ANNOTATIONS, changes);
        const text = JSON.stringify(annotationsJson(annotations));
        expect(annotationsOf(JSON.parse(text))).toEqual(annotations);
      }),
    );
  });
});
