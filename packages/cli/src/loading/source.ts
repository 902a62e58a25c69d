import { parseLogdirSpec, type LogDirectorySpec } from "@runlens/ingest";
import type { Source } from "../flags/serve-options.ts";

/** The directories that were asked for. */
export function logDirectoriesOf(source: Source): LogDirectorySpec[] {
  return source.kind === "logdirSpec"
    ? parseLogdirSpec(source.spec)
    : [{ path: source.path, groupName: "" }];
}

/** As the user wrote it. */
export function dataLocationOf(source: Source): string {
  return source.kind === "logdirSpec" ? source.spec : source.path;
}
