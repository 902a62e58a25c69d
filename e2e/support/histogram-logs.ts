import type { SummaryWriter } from "@runlens/writer";

/** 300 values, spread evenly from 0 to 3, at steps 0, 100 … 400. */
export function logSpread(writer: SummaryWriter): void {
  for (let step = 0; step <= 400; step += 100) {
    writer.histogramBuckets("spread", [[0, 3, 300]], step);
  }
}
