import { afterEach, describe, expect, it, vi } from "vitest";
import { instantiateWasm } from "./web-assembly.ts";

/** A module without anything in it. */
const NOTHING = "AGFzbQEAAAA=";
/** One with a function `f` that it imports from the module `m`, and exports again. */
const PASSED_ON = "AGFzbQEAAAABBAFgAAACBwEBbQFmAAAHBQEBZgAA";

describe("instantiateWasm", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("gives what a module exports", () => {
    expect(instantiateWasm(NOTHING)).toEqual({});
  });

  it("hands a module what it imports", () => {
    const called = vi.fn();
    const exports = instantiateWasm(PASSED_ON, { m: { f: called } }) as { f(): void } | undefined;
    exports?.f();
    expect(called).toHaveBeenCalledOnce();
  });

  it.each([
    ["is no module", "AAAA", {}],
    ["lacks what it imports", PASSED_ON, {}],
  ])("gives nothing of what %s", (_name, base64, imports) => {
    expect(instantiateWasm(base64, imports)).toBeUndefined();
  });

  it("gives nothing where there is no WebAssembly", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(instantiateWasm(NOTHING)).toBeUndefined();
  });
});
