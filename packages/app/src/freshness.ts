import { bytesText } from "@runlens/base";
import type { LoadStatus } from "@runlens/model";
import { ageText } from "./text.ts";

export type Connection = "connecting" | "open" | "lost";

/** How new what is on the page is. */
export interface Freshness {
  readonly kind: "connecting" | "loading" | "live" | "loaded" | "lost";
  readonly text: string;
}

export function freshnessOf(
  status: LoadStatus | undefined,
  connection: Connection,
  nowSecs: number,
): Freshness {
  if (connection === "lost") return { kind: "lost", text: "server gone, retrying" };
  if (status === undefined) return { kind: "connecting", text: "connecting" };
  const { phase, lastChangeSecs, bytesUnverified } = status;
  if (phase === "loading") return { kind: phase, text: "loading" };
  const age =
    lastChangeSecs === undefined ? "no data yet" : `${ageText(nowSecs - lastChangeSecs)} ago`;
  const checking = bytesUnverified === 0 ? [] : [`checking, ${bytesText(bytesUnverified)} left`];
  return { kind: phase, text: [phase, age, ...checking].join(" · ") };
}
