export { RunlensError, messageOf, unreachable, type Problem } from "./errors.ts";
export {
  compareNatural,
  compareNaturalKeys,
  compareText,
  naturalKey,
  type NaturalKey,
} from "./order.ts";
export { equalBytes } from "./bytes.ts";
export { CSV_END, csvCell, csvRow, csvText, type CsvValue } from "./csv.ts";
export { withItemAt } from "./lists.ts";
export { seededRandom } from "./random.ts";
export { readNumber } from "./read-number.ts";
export {
  bytesText,
  countText,
  groupedText,
  numberWriter,
  secondsText,
  visibleName,
} from "./text.ts";
export { captureGroups, type Captured, type GroupCapture } from "./pattern/capture-groups.ts";
export { compilePattern, type PatternOptions, type Program } from "./pattern/compile-pattern.ts";
export { compileSearch } from "./pattern/compile-search.ts";
export { selectMatching } from "./pattern/select-matching.ts";
export { instantiateWasm, type WasmGlobal } from "./web-assembly.ts";
