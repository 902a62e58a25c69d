export {
  encodeFileVersion,
  encodeRecord,
  encodeScalar,
  encodeSessionStart,
  encodeSimpleValue,
  type ScalarEvent,
} from "./encode/index.ts";
export {
  createSummaryWriter,
  type SummaryWriter,
  type SummaryWriterOptions,
} from "./summary-writer.ts";
