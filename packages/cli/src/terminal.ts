import { printable } from "./text.ts";

/** Where a command writes. Answers go to `out`, everything about the way there to `tell`. */
export interface Terminal {
  /** One line, or several, on standard output, as they are. */
  out(text: string): void;
  /** One line, or several, on standard error. Names from files may be part of it. */
  tell(text: string): void;
  /** Replaces the progress line; "" removes it. Does nothing where nobody watches. */
  progress(text: string): void;
}

const ERASE_LINE = "\r\u001B[2K";

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  let shown = "";
  for (const stream of [stdout, stderr]) stream.on("error", unlessUnread);

  function progress(text: string): void {
    if (!stderr.isTTY || text === shown) return;
    shown = text;
    stderr.write(ERASE_LINE + text.slice(0, stderr.columns - 1));
  }

  function above(write: () => void): void {
    const line = shown;
    progress("");
    write();
    progress(line);
  }

  return {
    out: (text) => above(() => stdout.write(`${text}\n`)),
    tell: (text) => above(() => stderr.write(`${text.split("\n").map(printable).join("\n")}\n`)),
    progress,
  };
}

/** Nobody reads on, as in `runlens --help | head -1`: what the command does besides goes on. */
function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
