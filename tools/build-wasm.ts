import { createMemoryStream, main } from "assemblyscript/asc";
import { readFile, writeFile } from "node:fs/promises";
import { inRoot } from "./root.ts";

interface WasmModule {
  /** What it is written in, and where from the root. */
  readonly source: string;
  /** Committed, so that the source runs without a build. */
  readonly module: string;
  readonly constant: string;
}

export const WASM_MODULES: readonly WasmModule[] = [
  {
    source: "packages/format/wasm/assembly/index.ts",
    module: "packages/format/src/scalar-events.wasm.ts",
    constant: "SCALAR_EVENTS_WASM",
  },
  {
    source: "packages/store/wasm/assembly/index.ts",
    module: "packages/store/src/chunk-encoder.wasm.ts",
    constant: "CHUNK_ENCODER_WASM",
  },
  {
    source: "packages/plugin-api/wasm/assembly/index.ts",
    module: "packages/plugin-api/src/compat/points-json.wasm.ts",
    constant: "POINTS_JSON_WASM",
  },
];

/** Raw loads and stores in memory of a fixed size: no collector, no checks. */
const OPTIONS = [
  "--outFile=module.wasm",
  "--runtime=stub",
  "--enable=simd",
  "--optimize",
  "--converge",
  "--noAssert",
];

/** Compiled, as a module of TypeScript. The same text on every machine. */
export async function moduleText({ source, constant }: WasmModule): Promise<string> {
  const base64 = Buffer.from(await compile(source)).toString("base64");
  return (
    `// Made from ${source.replace(/\/assembly\/.*/, "")} by \`node tools/build-wasm.ts\`.\n` +
    `export const ${constant} =\n  "${base64}";\n`
  );
}

async function compile(source: string): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const messages = createMemoryStream();
  const { error } = await main([source, ...OPTIONS], {
    stderr: messages,
    readFile: (path) => readFile(inRoot(path), "utf8").catch(() => null),
    writeFile: (_path, contents) => {
      if (typeof contents !== "string") binary = contents;
    },
  });
  if (binary !== undefined) return binary;
  throw new Error(`${source} does not compile.\n${messages.toString()}`, { cause: error });
}

export async function buildWasm(): Promise<void> {
  for (const each of WASM_MODULES) await writeFile(inRoot(each.module), await moduleText(each));
}

if (import.meta.main) await buildWasm();
