import { conflict, noSource, type ServeFlags } from "./serve-options.ts";

/** What `--inspect` is asked to look at. */
export interface InspectSource {
  /** "" with an event file. */
  readonly logdir: string;
  readonly eventFile?: string;
  /** "": all tags. */
  readonly tag: string;
}

/** @throws ExitError when there is no source, or more than one. */
export function readInspectSource(flags: ServeFlags, directory: string | undefined): InspectSource {
  const { logdir_spec: spec, event_file: eventFile, tag = "" } = flags;
  if (spec) {
    throw conflict("--inspect takes no --logdir_spec.", "Give one directory with --logdir.");
  }
  const logdir = directory || flags.logdir;
  if (logdir && eventFile) {
    throw conflict("--logdir and --event_file exclude each other.", "Give one of them.");
  }
  if (eventFile) return { logdir: "", eventFile, tag };
  if (!logdir) throw noSource();
  return { logdir, tag };
}
