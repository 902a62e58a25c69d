import { EXIT } from "../exit-error.ts";
import type { InspectSource } from "../flags/inspect-source.ts";
import { findEventDirectories, isEventFile } from "../tensorboard-inspect/event-files.ts";
import { foundText, headText, inspectionText } from "../tensorboard-inspect/inspection-text.ts";
import { observe } from "../tensorboard-inspect/observations.ts";
import { readEvents } from "../tensorboard-inspect/read-events.ts";
import type { Terminal } from "../terminal.ts";

/** Prints what `tensorboard --inspect` prints, for scripts that read it. */
export async function runInspectAsTensorBoard(
  { logdir, eventFile, tag }: InspectSource,
  terminal: Terminal,
): Promise<number> {
  terminal.out(headText());
  if (eventFile !== undefined) {
    terminal.out(inspectionText(eventFile, await observe(readEvents(eventFile), tag), tag));
    return EXIT.ok;
  }
  const directories = await findEventDirectories(logdir);
  if (directories.length === 0) terminal.out(nothingText(logdir));
  else terminal.out(foundText(directories.map(({ path }) => path)));
  for (const { path, files } of directories) {
    terminal.out(inspectionText(path, await observe(eventsOf(files), tag), tag));
  }
  return EXIT.ok;
}

async function* eventsOf(files: readonly string[]) {
  for (const file of files) yield* readEvents(file);
}

function nothingText(logdir: string): string {
  return isEventFile(logdir)
    ? `It seems that ${logdir} may be an event file instead of a logdir. If this is the case, use --event_file instead of --logdir to pass it in.`
    : `No event files found within logdir ${logdir}`;
}
