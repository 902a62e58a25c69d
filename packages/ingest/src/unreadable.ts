import { messageOf } from "@runlens/base";
import type { FileProblem } from "@runlens/model";

export function unreadable(run: string, path: string, error: unknown): FileProblem {
  return {
    code: "file.unreadable",
    message: `${path} cannot be read: ${messageOf(error)}.`,
    hint: `${adviceOn(error)}; it is tried again by itself.`,
    run,
    path,
  };
}

const ADVICE: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "Check its permissions"],
  ["EPERM", "Check its permissions"],
  ["ELOOP", "It is a symbolic link that leads back to itself: mend or remove the link"],
  ["ENAMETOOLONG", "Move it to a shorter path"],
  ["EMFILE", "Allow more open files (ulimit -n)"],
  ["ENFILE", "Close programs that hold many files open"],
  ["EIO", "Check the disk"],
  ["ESTALE", "Check the network file system"],
  ["ENOTCONN", "Check the network file system"],
]);

function adviceOn(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return ADVICE.get(code) ?? "Check that it is there and may be read";
}

export function unnamable(run: string, path: string): FileProblem {
  return {
    code: "file.nameNotUtf8",
    message: `${path} is not read: its name is no UTF-8, shown here with \uFFFD.`,
    hint: "Rename it, or set a link to it that has another name.",
    run,
    path,
  };
}
