import { instantiateWasm, type WasmGlobal } from "@runlens/base";
import type { ScalarPoints } from "@runlens/model";
import { joinJson } from "./json-parts.ts";
import type { PointForm, PointsWriter } from "./points-form.ts";
import { POINTS_JSON_WASM } from "./points-json.wasm.ts";

/** As wasm/assembly/index.ts has them. */
const MAX_POINTS = 1024;
const MAX_TEXT_BYTES = 32;

const OPEN = "[".charCodeAt(0);
const CLOSE = "]".charCodeAt(0);

const utf8 = new TextEncoder();

/**
 * Writes points in WebAssembly; undefined where it is missing or switched off.
 *
 * @param numberJson of the numbers that WebAssembly leaves to us: those that JSON lacks, very
 *   large and very small ones, and doubles that are neither whole nor a 32-bit float nor large.
 */
export function createWasmPointsWriter(
  numberJson: (value: number) => string,
): PointsWriter | undefined {
  const writeOther = (value: number, at: number): number => {
    const text = numberJson(value);
    memory.set(utf8.encode(text), at);
    return at + text.length;
  };
  const exports = instantiateWasm(POINTS_JSON_WASM, { host: { writeOther } }) as
    WasmExports | undefined;
  if (exports === undefined) return undefined;
  const { buffer } = exports.memory;
  const memory = new Uint8Array(buffer);
  const column = ({ value }: WasmGlobal) => new Float64Array(buffer, value, MAX_POINTS);
  const steps = column(exports.steps);
  const wallTimes = column(exports.wallTimes);
  const values = column(exports.values);
  const textsStart = exports.texts.value;
  const textLengths = new Int32Array(buffer, exports.textLengths.value, 4);
  const output = memory.subarray(exports.output.value);
  let formInMemory: PointForm | undefined;

  function useForm(form: PointForm): void {
    if (form === formInMemory) return;
    for (const [i, text] of form.entries()) {
      if (text.length > MAX_TEXT_BYTES) throw new RangeError(`"${text}" is too long`);
      memory.set(utf8.encode(text), textsStart + i * MAX_TEXT_BYTES);
      textLengths[i] = text.length;
    }
    formInMemory = form;
  }

  /** Puts points where WebAssembly finds them; returns how many. */
  function fill(points: ScalarPoints, positions: readonly number[], from: number): number {
    const count = Math.min(positions.length - from, MAX_POINTS);
    for (let i = 0; i < count; i++) {
      const position = positions[from + i] ?? 0;
      steps[i] = points.steps[position] ?? NaN;
      wallTimes[i] = points.wallTimesSecs[position] ?? NaN;
      values[i] = points.values[position] ?? NaN;
    }
    return count;
  }

  return (points, positions, form) => {
    if (positions.length === 0) return utf8.encode("[]");
    useForm(form);
    const earlier: Uint8Array[] = [];
    let byteLength = 0;
    for (let from = 0; from < positions.length; from += MAX_POINTS) {
      if (from > 0) earlier.push(output.slice(0, byteLength));
      byteLength = exports.writePoints(fill(points, positions, from));
    }
    output[byteLength] = CLOSE;
    const last = output.subarray(0, byteLength + 1);
    const list = earlier.length === 0 ? last.slice() : joinJson([...earlier, last]);
    // In place of the first comma.
    list[0] = OPEN;
    return list;
  };
}

/** What wasm/assembly/index.ts exports. */
interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly texts: WasmGlobal;
  readonly textLengths: WasmGlobal;
  readonly steps: WasmGlobal;
  readonly wallTimes: WasmGlobal;
  readonly values: WasmGlobal;
  readonly output: WasmGlobal;
  writePoints(count: number): number;
}
