import { createStore } from "@runlens/store";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startIngest } from "./ingest.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

/** Recorded with TensorBoard's two loaders; lies beside the checkout. */
const RECORDED = fileURLToPath(
  new URL("../../../../shared/reference/vectors/loading.json", import.meta.url),
);

type Series = Record<string, [step: number, value: number][]>;

interface Recorded {
  readonly label: string;
  readonly files: Record<string, string>;
  readonly python: { listed: boolean; first_event_time: number | null; series: Series };
  readonly rustboard: { listed: boolean; start_time: number | null; series: Series };
}

/** Where the loaders disagree: whom we follow, or what we show, and why. */
const DECIDED: Record<string, { follow: "python" | "rustboard" } | { series: Series }> = {
  // A damaged payload costs itself and nothing else; the loaders stop there, or believe it.
  data_crc_bad: {
    series: {
      t: [
        [0, 0],
        [2, 2],
      ],
    },
  },
  // So does a damaged header; the loaders give up the file.
  length_crc_bad: {
    series: {
      t: [
        [0, 0],
        [2, 2],
      ],
    },
  },
  length_crc_bad_then_next_file: {
    series: {
      t: [
        [0, 0],
        [2, 2],
        [3, 3],
      ],
    },
  },
  // Steps that go back hide what they repeat, whatever the file's version.
  step_goes_back_v2: { follow: "rustboard" },
  // Equal steps are all kept.
  same_step_thrice: { follow: "python" },
  // A first START hides as every other does.
  first_start_does_not_purge: { follow: "rustboard" },
  // START hides points of all tags; a series with none left is not listed.
  purge_is_for_all_tags: {
    series: {
      t: [
        [0, 0],
        [3, 3],
      ],
    },
  },
  // No point is lost for its wall time.
  nan_wall_time: { follow: "python" },
  inf_wall_time: { follow: "python" },
  // A second file that repeats a step hides it only when it goes back below it.
  two_files_overlap: { follow: "python" },
  // Placeholders make a run and are not read.
  profile_empty_suffix: { follow: "python" },
  // A run is listed as soon as it has a file.
  zero_bytes: { follow: "python" },
};

const recorded: Recorded[] = existsSync(RECORDED)
  ? (JSON.parse(readFileSync(RECORDED, "utf8")) as { cases: Recorded[] }).cases
  : [];

async function load(files: Recorded["files"]) {
  const { root, write } = tempDirectory();
  for (const [name, hex] of Object.entries(files)) write(`run/${name}`, Buffer.from(hex, "hex"));
  const store = createStore();
  const logDirectories = [{ path: root, groupName: "" }];
  await startIngest({ logDirectories, store, reloadIntervalSecs: 0 }).loaded;
  return store.reader;
}

describe.skipIf(recorded.length === 0)("recorded logs load as by TensorBoard", () => {
  it.each(recorded.map((one) => [one.label, one] as const))("%s", async (label, one) => {
    const reader = await load(one.files);
    const decided = DECIDED[label];
    const [run] = await reader.runs({ experiment: "" });
    const series = await reader.series({ experiment: "" });
    const shown: Series = {};
    for (const { tag } of series) {
      const points = await reader.points({ experiment: "", run: "run", tag });
      const values = points?.values ?? [];
      shown[tag] = [...(points?.steps ?? [])].map((step, i) => [step, values[i] ?? NaN]);
    }

    if (decided === undefined) {
      expect(one.python).toMatchObject({
        listed: one.rustboard.listed,
        series: one.rustboard.series,
      });
      expect(shown).toEqual(one.python.series);
    } else if ("series" in decided) {
      expect(shown).toEqual(decided.series);
      expect(shown).not.toEqual(one.python.series);
      expect(shown).not.toEqual(one.rustboard.series);
    } else {
      const other = decided.follow === "python" ? one.rustboard : one.python;
      expect(shown).toEqual(one[decided.follow].series);
      expect({ series: other.series, listed: other.listed }).not.toEqual({
        series: shown,
        listed: true,
      });
    }
    expect(run?.name).toBe("run");
    expect(run?.startTimeSecs ?? null).toBe(one.python.first_event_time);
  });

  it("has no decision on a case that is not recorded", () => {
    const labels = recorded.map(({ label }) => label);
    expect(Object.keys(DECIDED).filter((label) => !labels.includes(label))).toEqual([]);
  });
});
