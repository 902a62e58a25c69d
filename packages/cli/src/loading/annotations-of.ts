import {
  annotationsDirectoryFor,
  createMemoryAnnotations,
  openAnnotations,
  readOnlyAnnotations,
} from "@runlens/annotations";
import type { Annotations } from "@runlens/model";
import type { AnnotationOptions } from "../flags/annotation-options.ts";
import type { Source } from "../flags/serve-options.ts";
import type { Terminal } from "../terminal.ts";
import { logDirectoriesOf } from "./source.ts";

/** What people add to the logs that were asked for. */
export function annotationsOf(
  source: Source,
  options: AnnotationOptions,
  terminal: Terminal,
): Annotations {
  const { keepsAnnotations, annotationsRoot, isReadOnly } = options;
  const annotations = keepsAnnotations
    ? keptAnnotations(source, annotationsRoot, terminal)
    : createMemoryAnnotations();
  return isReadOnly ? readOnlyAnnotations(annotations) : annotations;
}

function keptAnnotations(
  source: Source,
  root: string | undefined,
  terminal: Terminal,
): Annotations {
  const logDirectories = logDirectoriesOf(source).map(({ path }) => path);
  const options = root === undefined ? {} : { baseDirectory: root };
  return openAnnotations({
    directory: annotationsDirectoryFor(logDirectories, options),
    logDirectories,
    onProblem: ({ message, hint = "" }) => terminal.tell(`${message} ${hint}`),
  });
}
