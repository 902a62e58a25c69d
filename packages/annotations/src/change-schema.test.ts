import { ANNOTATION_LIMITS } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { annotationChangeSchema } from "./change-schema.ts";

const { displayNameChars, noteChars, tagsPerRun, documentChars } = ANNOTATION_LIMITS;
const run = (patch: object) => ({ kind: "setRun", run: "a", patch });
const view = (link: unknown) => ({ kind: "setView", name: "v", link });
const layout = (text: unknown) => ({ kind: "setDocument", key: "custom_scalars/layout", text });

describe("a change from outside", () => {
  it.each([
    run({}),
    run({ displayName: "x".repeat(displayNameChars), color: "#00ff9a", archived: true }),
    run({ tags: ["best", "ünd so"], note: "# why\n\n*because*" }),
    run({ displayName: null, color: null, tags: null, note: null, archived: null }),
    { kind: "setBaseline", run: "a/b" },
    { kind: "setBaseline", run: null },
    view("?smoothing=0#scalars"),
    view(""),
    view(null),
    layout("{}"),
    layout(null),
  ])("is taken: %j", (change) => {
    expect(annotationChangeSchema.safeParse(change)).toEqual({ success: true, data: change });
  });

  it.each([
    ["no kind", { run: "a", patch: {} }],
    ["an unknown kind", { kind: "setAll" }],
    ["an unknown field", { ...run({}), by: "me" }],
    ["an unknown field of a run", run({ owner: "me" })],
    ["a run without a name", { kind: "setRun", run: "", patch: {} }],
    ["a colour by name", run({ color: "red" })],
    ["a colour with more behind it", run({ color: "#00ff9a;x" })],
    ["an empty name", run({ displayName: "" })],
    ["a name of blanks", run({ displayName: " " })],
    ["a name of two lines", run({ displayName: "a\nb" })],
    ["too long a name", run({ displayName: "x".repeat(displayNameChars + 1) })],
    ["too long a note", run({ note: "x".repeat(noteChars + 1) })],
    ["a tag twice", run({ tags: ["a", "a"] })],
    ["too many tags", run({ tags: Array.from({ length: tagsPerRun + 1 }, (_, i) => `t${i}`) })],
    ["archived that is no", run({ archived: false })],
    ["a link elsewhere", view("https://evil.example/")],
    ["a link that is a script", view("javascript:alert(1)")],
    ["a document that is no JSON", layout("{")],
    ["too long a document", layout(JSON.stringify("x".repeat(documentChars)))],
    ["a key without dashboard", { kind: "setDocument", key: "layout", text: "{}" }],
    ["a key that climbs", { kind: "setDocument", key: "a/../b", text: "{}" }],
  ])("is refused: %s", (_name, change) => {
    expect(annotationChangeSchema.safeParse(change).success).toBe(false);
  });
});
