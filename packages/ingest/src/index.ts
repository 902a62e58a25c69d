export { startIngest, type Ingest, type IngestOptions } from "./ingest.ts";
export { parseLogdirSpec, type LogDirectorySpec } from "./logdir-spec.ts";
export type { VerifyMode } from "./verify-mode.ts";
