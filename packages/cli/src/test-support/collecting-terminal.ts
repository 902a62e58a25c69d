import type { Terminal } from "../terminal.ts";

/** A terminal that nobody watches: it keeps what it is told. */
export function createCollectingTerminal(): Terminal & { output: string[]; told: string[] } {
  const output: string[] = [];
  const told: string[] = [];
  return {
    output,
    told,
    out: (text) => void output.push(text),
    tell: (text) => void told.push(text),
    progress: () => {},
  };
}
