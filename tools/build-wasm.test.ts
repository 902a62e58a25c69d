import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { moduleText, WASM_MODULES } from "./build-wasm.ts";
import { inRoot } from "./root.ts";

it.each(WASM_MODULES)("$module is what its source compiles to", async (each) => {
  const onDisk = await readFile(inRoot(each.module), "utf8");
  expect(onDisk === (await moduleText(each)), "run node tools/build-wasm.ts").toBe(true);
});
