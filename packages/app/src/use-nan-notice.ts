import type { Client } from "@runlens/client";
import { countText } from "@runlens/base";
import { stepText, valueText } from "@runlens/charts";
import { useState } from "react";
import { goToStep } from "./commands/tag-places.ts";
import { tagOfSeries } from "./dashboard-tags.ts";
import { createNanWatch, type NanReader, type TurnedSeries } from "./nan-watch.ts";
import type { PageData } from "./page-data.ts";
import { EXPERIMENT } from "./queries.ts";
import { useOnNewPoints } from "./runs/use-on-new-points.ts";
import { NONFINITE_TAGS } from "./runs/columns.ts";
import { useSession, type SeriesChanges } from "./session.ts";

const LOOK_MS = 2000;
/** More at once are looked at with their next points. */
const MAX_RUNS = 500;

/** Says in a notice when a visible run that is being written turns into NaN. */
export function useNanNotice(data: PageData): void {
  const session = useSession();
  const { client, annotations } = session;
  const [watch] = useState(() => createNanWatch(readerOf(client), Date.now() / 1000));

  const look = async (changes: SeriesChanges): Promise<void> => {
    if (data.status?.phase === "loading") return;
    const runs = data.runView.visible.filter(({ name }) => changes.has(name)).slice(0, MAX_RUNS);
    const turned = await watch.look(runs.map(({ name }) => name));
    const [first] = turned;
    if (first === undefined) return;
    const { displayName = first.run } = runs.find(({ name }) => name === first.run) ?? {};
    annotations.warn(textOf(displayName, first, turned.length), {
      label: "Show",
      run() {
        const tag = data.tags && tagOfSeries(data.tags, first);
        if (tag) goToStep({ session, data }, tag, first.step);
      },
    });
  };
  // The page says by itself when the server is gone.
  useOnNewPoints((changes) => void look(changes).catch(() => {}), LOOK_MS);
}

function textOf(name: string, { tag, step, value }: TurnedSeries, count: number): string {
  // True for as long as the notice stands, whatever is logged later.
  const first = `${name}: ${tag} turned ${valueText(value)} at step ${stepText(step)}`;
  return count === 1 ? first : `${first}, and ${countText(count - 1, "other run")} turned, too`;
}

function readerOf(client: Client): NanReader {
  return {
    async nanTagCounts(runs) {
      const query = { ...EXPERIMENT, runs, columns: [NONFINITE_TAGS], limit: runs.length };
      const { rows } = await client.runTable(query);
      return new Map(rows.map(({ run, cells: [count] }) => [run, Number(count ?? 0)]));
    },
    outlines: (run) =>
      client.windows({ ...EXPERIMENT, runs: [run], xAxis: "step", columns: 1, smoothing: 0 }),
  };
}
