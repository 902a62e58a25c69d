import { readdirSync, statSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";

/** The upper middle one of an even number. NaN without any. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** What this share of the values, such as 0.95, does not exceed. NaN without any. */
export function quantileOf(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? NaN;
}

/** What every table of figures must say first: the machine, and how busy it is with other work. */
export function machineLine(): string {
  const cores = cpus();
  const load = (loadavg()[0] ?? NaN).toFixed(1);
  return `${cores.length} x ${cores[0]?.model ?? "?"} at load ${load}, Node ${process.version}`;
}

/** A line of a table: the first cell is a name, the others are figures. */
export function row([name = "", ...figures]: readonly string[]): string {
  return name.padEnd(32) + figures.map((figure) => figure.padStart(13)).join("");
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Of all files in a directory and below it. */
export function bytesBelow(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size)
    .reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** Of a clock that is the same in all processes and never set. */
export function monotonicSecs(): number {
  return Number(process.hrtime.bigint()) / 1e9;
}
