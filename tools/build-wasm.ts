import { createMemoryStream, main } from "assemblyscript/asc";
import { readFile, writeFile } from "node:fs/promises";
import { inRoot } from "./root.ts";

const SOURCE = "packages/format/wasm/assembly/index.ts";
/** Committed, so that the source runs without a build. */
export const WASM_MODULE = "packages/format/src/scalar-events.wasm.ts";

/** Raw loads and stores in memory of a fixed size: no collector, no checks. */
const OPTIONS = [
  "--outFile=scalar-events.wasm",
  "--runtime=stub",
  "--enable=simd",
  "--optimize",
  "--converge",
  "--noAssert",
];

/** The compiled decoder as a module of TypeScript. The same text on every machine. */
export async function wasmModule(): Promise<string> {
  const base64 = Buffer.from(await compile()).toString("base64");
  return (
    "// Made from packages/format/wasm by `node tools/build-wasm.ts`.\n" +
    `export const SCALAR_EVENTS_WASM =\n  "${base64}";\n`
  );
}

async function compile(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const messages = createMemoryStream();
  const { error } = await main([SOURCE, ...OPTIONS], {
    stderr: messages,
    readFile: (path) => readFile(inRoot(path), "utf8").catch(() => null),
    writeFile: (_path, contents) => {
      if (typeof contents !== "string") binary = contents;
    },
  });
  if (binary !== undefined) return binary;
  throw new Error(`${SOURCE} does not compile.\n${messages.toString()}`, { cause: error });
}

export async function buildWasm(): Promise<void> {
  await writeFile(inRoot(WASM_MODULE), await wasmModule());
}

if (import.meta.main) await buildWasm();
