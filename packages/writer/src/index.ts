export type { Points } from "./embedding-files.ts";
export * from "./encode/index.ts";
export type { FileWriterOptions } from "./file-writer-options.ts";
export { createFileWriter, type FileWriter } from "./file-writer.ts";
export { every, everySeconds, type Gate } from "./gates.ts";
export type { Lazy, Log, LogOptions } from "./log-types.ts";
export type { Cell, Table } from "./markdown-table.ts";
export type { SummaryScope } from "./summary-scope.ts";
export {
  createSummaryWriter,
  type HparamsInput,
  type SummaryWriter,
  type SummaryWriterOptions,
} from "./summary-writer.ts";
