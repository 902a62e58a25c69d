import type { LoadStatus } from "@runlens/model";
import { ageText, bytesText } from "./text.ts";

export type Connection = "connecting" | "open" | "lost";

/** How new what is on the page is. */
export interface Freshness {
  readonly kind: "connecting" | "loading" | "live" | "loaded" | "lost";
  readonly text: string;
  /** 0 to 1 while loading; absent when the end is unknown. */
  readonly fraction?: number;
}

export function freshnessOf(
  status: LoadStatus | undefined,
  connection: Connection,
  nowSecs: number,
): Freshness {
  if (connection === "lost") return { kind: "lost", text: "server gone, retrying" };
  if (status === undefined) return { kind: "connecting", text: "connecting" };
  if (status.phase === "loading") return loadingOf(status);
  const age = status.lastChangeSecs === undefined ? undefined : nowSecs - status.lastChangeSecs;
  const text = age === undefined ? "no data yet" : `${ageText(age)} ago`;
  return { kind: status.phase, text: `${status.phase} · ${text}` };
}

function loadingOf({ bytesRead, bytesFound }: LoadStatus): Freshness {
  if (bytesFound === 0) return { kind: "loading", text: "looking for event files" };
  const fraction = Math.min(bytesRead / bytesFound, 1);
  const percent = Math.floor(fraction * 100);
  const amount = `${bytesText(bytesRead)} of ${bytesText(bytesFound)}`;
  return { kind: "loading", text: `loading ${percent} % · ${amount}`, fraction };
}
