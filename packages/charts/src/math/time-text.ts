import { groupedText } from "@runlens/base";
const UNITS = [
  { name: "d", secs: 86_400 },
  { name: "h", secs: 3600 },
  { name: "m", secs: 60 },
  { name: "s", secs: 1 },
] as const;

/** A span of time in its two largest units: "230 ms", "45.2 s", "2 m 30 s", "1 h 5 m", "3 d". */
export function durationText(secs: number): string {
  if (!Number.isFinite(secs)) return "–";
  const sign = secs < 0 ? "−" : "";
  const size = Math.abs(secs);
  if (size === 0) return "0 s";
  if (size < 0.9995) return `${sign}${Number((size * 1000).toPrecision(3))} ms`;
  if (size < 59.95) return `${sign}${Number(size.toFixed(1))} s`;
  return sign + twoUnits(size);
}

function twoUnits(size: number): string {
  const smallest = size < 3600 - 0.5 ? 1 : size < 86_400 - 30 ? 60 : 3600;
  let rest = Math.round(size / smallest) * smallest;
  const parts: string[] = [];
  for (const { name, secs } of UNITS) {
    const count = Math.floor(rest / secs);
    rest -= count * secs;
    if (count > 0) parts.push(`${groupedText(count)} ${name}`);
  }
  return parts.join(" ");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A moment in local time, to the second: "2026-03-12 14:30:05". */
export function momentText(timeSecs: number): string {
  const date = new Date(timeSecs * 1000);
  if (Number.isNaN(date.getTime())) return "–";
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())} ${clock(date, "s")}`;
}

/**
 * The label of a tick at a local moment, one of ticks that are `stepSecs` apart: the
 * coarsest unit that changes there. "14:30:05", "14:30", at midnight "12 Mar", at new year "2026".
 */
export function momentTickText(date: Date, stepSecs: number): string {
  if (stepSecs < 1) return clock(date, "ms");
  if (stepSecs < 60) return clock(date, "s");
  const atMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  if (!atMidnight) return clock(date, "m");
  if (date.getDate() > 1 || stepSecs < 27 * 86_400) {
    return `${date.getDate()} ${MONTHS[date.getMonth()] ?? ""}`;
  }
  return date.getMonth() === 0 ? String(date.getFullYear()) : (MONTHS[date.getMonth()] ?? "");
}

function clock(date: Date, precision: "m" | "s" | "ms"): string {
  const minutes = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  if (precision === "m") return minutes;
  const seconds = `${minutes}:${twoDigits(date.getSeconds())}`;
  if (precision === "s") return seconds;
  return `${seconds}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
