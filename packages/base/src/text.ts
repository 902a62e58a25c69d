/** What writes numbers, made when it is first used: that takes longer than to write a thousand of them. */
export function numberWriter(options?: Intl.NumberFormatOptions): (value: number) => string {
  let format: Intl.NumberFormat | undefined;
  return (value) => (format ??= new Intl.NumberFormat("en-US", options)).format(value);
}

/** "1,234". */
export const groupedText = numberWriter();

/** "1 file", "1,234 files". */
export function countText(count: number, noun: string, plural = `${noun}s`): string {
  return `${groupedText(count)} ${count === 1 ? noun : plural}`;
}

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** "512 B", "1.2 kB", "340 MB": decimal units, two digits or more. */
export function bytesText(bytes: number): string {
  let scaled = bytes;
  let unit = 0;
  while (scaled >= 999.5 && unit < BYTE_UNITS.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || scaled >= 99.5 ? 0 : 1;
  return `${scaled.toFixed(digits)} ${BYTE_UNITS[unit] ?? ""}`;
}

/** How long something took or will take: "40 ms", "1.2 s", "12 s", "3 min 20 s", "2 h 5 min". */
export function secondsText(secs: number): string {
  if (secs < 0.9995) return `${Math.round(secs * 1000)} ms`;
  if (secs < 9.95) return `${Number(secs.toFixed(1))} s`;
  const whole = Math.round(secs);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(secs / 60);
  return `${groupedText(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** Also what breaks lines, and what turns the direction of writing until something ends it. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
const ONLY_BLANKS = /^\s+$/;
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["\n", "↵"],
  ["\t", "⇥"],
]);

/**
 * A name as it is shown where it must be seen and fit a line: line breaks are "↵", other
 * control characters like `\x1b`, those that turn the direction of writing like `\u202e`,
 * blanks "␣" where there is nothing else, "" is `(empty)`.
 */
export function visibleName(name: string): string {
  if (name === "") return "(empty)";
  const text = name.replace(CONTROL, (control) => SIGNS.get(control) ?? codeText(control));
  return ONLY_BLANKS.test(text) ? text.replace(/\s/g, "␣") : text;
}

function codeText(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, "0")}`;
}
