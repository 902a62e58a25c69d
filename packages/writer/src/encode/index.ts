export {
  encodeEvent,
  encodeFileVersion,
  encodeSessionStart,
  FILE_VERSION,
  type EventInput,
} from "./event.ts";
export { encodeRecord } from "./record.ts";
export {
  encodeScalar,
  encodeSimpleValue,
  scalarValue,
  simpleValue,
  type ScalarEvent,
} from "./scalar.ts";
export type { PluginData, TagOptions } from "./summary-value.ts";
