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
