import { countText, unreachable } from "@runlens/base";
import type { LoadStatus, LogDirectory } from "@runlens/model";

/** What was looked for in one place, what was found, and what to do. */
export interface DirectoryAdvice {
  readonly title: string;
  readonly found: string;
  readonly remedy: string;
  readonly command: string;
}

const LOOKED_FOR = "Runlens reads files whose name contains “tfevents”, in any directory below";

export function directoryAdvice(directory: LogDirectory, status: LoadStatus): DirectoryAdvice {
  const { path, state } = directory;
  const place = shellWord(path);
  switch (state) {
    case "missing":
      return {
        title: `There is no directory ${path}`,
        found: `${LOOKED_FOR} this path, but the machine that it runs on has no such path.`,
        remedy: "Check the spelling, or name the directory that your training program writes to:",
        command: "runlens --logdir DIRECTORY",
      };
    case "notADirectory":
      return {
        title: `${path} is a file, not a directory`,
        found: `${LOOKED_FOR} a log directory.`,
        remedy: "Name the directory that holds the file:",
        command: `runlens --logdir ${shellWord(parentOf(path))}`,
      };
    case "unreadable":
      return {
        title: `${path} may not be read`,
        found: `${LOOKED_FOR} this path, but the system does not let Runlens open it.`,
        remedy: "See who may read it, and start Runlens as such a user:",
        command: `ls -ld ${place}`,
      };
    case "empty":
      return {
        title: `No event files in ${path}`,
        found: `${LOOKED_FOR} this path. It searched ${countText(status.directoriesSeen, "directory", "directories")} and found none.`,
        remedy: "See whether your training program writes there, or to another place:",
        command: `find ${place} -name '*tfevents*'`,
      };
    case "found":
      return {
        title: `No data in ${path} yet`,
        found: `Runlens found ${countText(status.filesFound, "event file")} below this path, and no summaries in what it could read of them.`,
        remedy: "Programs often write late: wait, flush the writer, or see what is in the files:",
        command: `runlens inspect ${place}`,
      };
    default:
      return unreachable(state);
  }
}

/** Quoted for a shell where that is needed. */
function shellWord(path: string): string {
  return /^[\w@%+=:,./~-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

function parentOf(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut < 0 ? "." : path.slice(0, Math.max(cut, 1));
}
