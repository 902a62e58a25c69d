import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { WASM_MODULE, wasmModule } from "./build-wasm.ts";
import { inRoot } from "./root.ts";

describe("the compiled decoder", () => {
  it("is what its source compiles to", async () => {
    const onDisk = await readFile(inRoot(WASM_MODULE), "utf8");
    expect(onDisk === (await wasmModule()), "run node tools/build-wasm.ts").toBe(true);
  });
});
