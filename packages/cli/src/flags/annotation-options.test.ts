import { describe, expect, it } from "vitest";
import { readAnnotationOptions, type AnnotationFlags } from "./annotation-options.ts";

describe("readAnnotationOptions", () => {
  it.each<[AnnotationFlags, object]>([
    [{}, { keepsAnnotations: true, annotationsRoot: undefined, isReadOnly: false }],
    [{ annotations_dir: "/team" }, { keepsAnnotations: true, annotationsRoot: "/team" }],
    [{ no_annotations: true }, { keepsAnnotations: false, isReadOnly: false }],
    [{ read_only: true }, { keepsAnnotations: true, isReadOnly: true }],
  ])("reads %j", (flags, expected) => {
    expect(readAnnotationOptions(flags)).toMatchObject(expected);
  });

  it("refuses a place for what is not kept", () => {
    const flags = { no_annotations: true, annotations_dir: "/team" };
    expect(() => readAnnotationOptions(flags)).toThrow(
      expect.objectContaining({ code: "cli.conflict", exitCode: 1 }),
    );
  });
});
