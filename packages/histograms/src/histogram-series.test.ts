import type { LoggedValue } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { decodeSeries } from "./histogram-series.ts";

describe("decodeSeries", () => {
  const signal = new AbortController().signal;

  it("keeps what is a histogram and says what is none", async () => {
    const series = await decodeSeries([empty(1), scalar(2), gone(3)], signal);
    expect(series.histograms).toEqual([{ step: 1, wallTimeSecs: 101, buckets: [], oddValues: 0 }]);
    expect(series.unreadable).toBe(2);
    expect(series.reason).toBe("The file is gone.");
  });

  it("gives the page its turn, and stops there when nobody wants the answer any more", async () => {
    const leaving = new AbortController();
    let turns = 0;
    const pause = async (): Promise<void> => {
      if (++turns === 3) leaving.abort();
    };
    const values = [1, 2, 3, 4, 5].map(empty);
    const decoding = decodeSeries(values, leaving.signal, { turnMs: -1, pause });
    await expect(decoding).rejects.toThrow();
    expect(turns).toBe(3);
  });
});

function empty(step: number): LoggedValue {
  return { step, wallTimeSecs: 100 + step, kind: "read", data: { kind: "none" } };
}

function scalar(step: number): LoggedValue {
  return { step, wallTimeSecs: 100 + step, kind: "read", data: { kind: "simple", value: 1 } };
}

function gone(step: number): LoggedValue {
  const problem = { code: "file.vanished", message: "The file is gone." } as const;
  return { step, wallTimeSecs: 100 + step, kind: "unreadable", problem };
}
