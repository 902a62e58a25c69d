import type { Attempts, Reader } from "@runlens/model";
import { createHash } from "node:crypto";

/** Everything a run shows, short enough to be sent and compared: a line per series, by tag. */
export interface RunDigest {
  readonly startTimeSecs?: number;
  readonly series: Readonly<Record<string, string>>;
}

const EVERY_ATTEMPT: readonly Attempts[] = ["last", "all"];

/** Undefined for a run that is not there. */
export async function digestRun(reader: Reader, run: string): Promise<RunDigest | undefined> {
  const experiment = "";
  const found = (await reader.runs({ experiment })).find(({ name }) => name === run);
  if (found === undefined) return undefined;
  const series: Record<string, string> = {};
  for (const info of await reader.series({ experiment, runs: [run] })) {
    const { tag, dataClass, pointCount, firstStep, lastStep } = info;

    series[tag] = `${dataClass}, ${pointCount} from ${firstStep} to ${lastStep}`;
    if (dataClass !== "scalar") continue;
    for (const attempts of EVERY_ATTEMPT) {
      const columns = await reader.points({ experiment, run, tag, attempts });
      if (columns === undefined) continue;
      const { steps, wallTimesSecs, values } = columns;
      series[tag] += `, ${attempts}: ${checksum([steps, wallTimesSecs, values])}`;
    }
  }
  const { startTimeSecs } = found;
  return { series, ...(startTimeSecs === undefined ? {} : { startTimeSecs }) };
}

function checksum(columns: readonly Float64Array[]): string {
  const hash = createHash("sha1");
  for (const column of columns) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest("hex").slice(0, 12);
}

const MAX_DIFFERENCES = 3;

/** The first differences, in words; undefined without any. */
export function differenceOf(
  served: RunDigest | undefined,
  expected: RunDigest | undefined,
): string | undefined {
  if (served === undefined || expected === undefined) {
    if (served === expected) return undefined;
    return served === undefined ? "is not served" : "is served, and should not be there";
  }
  const starts = { served: served.startTimeSecs, expected: expected.startTimeSecs };
  const tags = new Set([...Object.keys(served.series), ...Object.keys(expected.series)]);
  const differences = [
    ...(starts.served === starts.expected
      ? []
      : [`starts at ${starts.served} instead of ${starts.expected}`]),
    ...[...tags]
      .filter((tag) => served.series[tag] !== expected.series[tag])
      .map((tag) => `${tag}: ${served.series[tag]} instead of ${expected.series[tag]}`),
  ];
  return differences.length === 0 ? undefined : differences.slice(0, MAX_DIFFERENCES).join("; ");
}
