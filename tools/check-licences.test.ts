import { describe, expect, it } from "vitest";
import { complaintsOf } from "./check-licences.ts";

describe("the licence check", () => {
  it.each([
    [{ license: "MIT" }],
    [{ license: "(MIT OR GPL-3.0)" }],
    [{ license: "(Apache-2.0 AND BSD-3-Clause)" }],
    [{ license: "MPL-2.0", dev: true }],
    [{ link: true }],
  ])("lets %j pass", (locked) => {
    expect(complaintsOf("some-library", locked)).toEqual([]);
  });

  it("knows what a package says in prose", () => {
    const locked = { license: "SEE LICENSE IN README.md AND LICENSE" };
    expect(complaintsOf("dejavu-fonts-ttf", locked)).toEqual([]);
    expect(complaintsOf("some-library", locked)).toHaveLength(1);
  });

  it.each([
    [{ license: "GPL-3.0" }],
    [{ license: "(MIT AND GPL-3.0)" }],
    [{ license: "MPL-2.0" }],
    [{}],
    [{ license: "MIT", hasInstallScript: true }],
  ])("stops %j", (locked) => {
    expect(complaintsOf("some-library", locked)).toHaveLength(1);
  });
});
