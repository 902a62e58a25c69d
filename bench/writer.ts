import { createSummaryWriter, type SummaryWriter } from "@runlens/writer";
import { randomFillSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machineLine, medianOf, print, row } from "./report.ts";

const PASSES = 5;
const MILLION = 1e6;
const MEGABYTE = 1e6;

/**
 * What logging costs the program that logs, and how much a core carries. Scalars are
 * logged a million at a time, and flushed between; a first pass warms up.
 */
export async function run(): Promise<void> {
  print(machineLine());
  print("");
  print(row(["scalars", "ns/call", "ns in all", "M/s queued", "M/s written"]));
  for (const [name, logger] of Object.entries(SCALARS))
    print(row(await measureScalars(name, logger)));
  print("");
  print(row(["pictures", "MB/s, clock", "MB/s, core"]));
  print(row(await measureImages("encoded, 1 MB each", 400, encodedPicture)));
  print(row(await measureImages("pixels, 256x256 RGB", 200, pixels)));
  print("");
  print(row(["memory over 20 M scalars", "MB at first", "MB at most"]));
  print(row(await measureMemory()));
}

/** For a writer: what logs the value of a step. */
type MakeLog = (writer: SummaryWriter) => (step: number) => void;

const TAGS = Array.from({ length: 100 }, (_, i) => `layer_${i}/gradient_norm`);

const SCALARS: Readonly<Record<string, MakeLog>> = {
  "one tag": (writer) => (step) => writer.scalar("metrics/loss", step * 0.5, step),
  "100 tags": (writer) => (step) => {
    writer.scalar(TAGS[step % 100] ?? "", step * 0.5, step);
  },
  "in a scope": (writer) => {
    const scope = writer.scope("train");
    return (step) => scope.scalar("loss", step * 0.5, step);
  },
  "gate that is closed": (writer) => {
    const seldom = writer.every(MILLION);
    return (step) => seldom.scalar("loss", () => step * 0.5, step);
  },
};

/** By processor time, which the disk and other programs disturb less than a clock. */
async function measureScalars(name: string, makeLog: MakeLog): Promise<string[]> {
  const passes = await withWriter(async (writer) => {
    const log = makeLog(writer);
    const measured: { call: number; all: number }[] = [];
    for (let pass = 0; pass <= PASSES; pass++) {
      const start = process.cpuUsage();
      for (let step = 0; step < MILLION; step++) log(step);
      const call = nsSince(start) / MILLION;
      await writer.flush();
      measured.push({ call, all: nsSince(start) / MILLION });
    }
    return measured.slice(1);
  });
  const call = medianOf(passes.map((pass) => pass.call));
  const all = medianOf(passes.map((pass) => pass.all));
  return [name, call.toFixed(0), all.toFixed(0), (1000 / call).toFixed(1), (1000 / all).toFixed(1)];
}

type Picture = ReturnType<typeof encodedPicture> | ReturnType<typeof pixels>;

function encodedPicture() {
  return { bytes: randomFillSync(new Uint8Array(MEGABYTE)), width: 1000, height: 1000 };
}

/** A gradient with some noise, as photographs have. */
function pixels() {
  const data = Uint8Array.from({ length: 256 * 256 * 3 }, (_, i) => (i >> 8) + (i % 7));
  return { width: 256, height: 256, channels: 3, data } as const;
}

/** Megabytes of input per second. */
async function measureImages(name: string, count: number, make: () => Picture): Promise<string[]> {
  const picture = make();
  const bytes = sizeOf(picture) * count;
  const start = process.cpuUsage();
  const startMs = performance.now();
  await withWriter(async (writer) => {
    for (let step = 0; step < count; step++) {
      writer.image("samples", picture, step);
      await writer.ready();
    }
    await writer.flush();
  });
  const secs = (performance.now() - startMs) / 1000;
  const coreSecs = nsSince(start) / 1e9;
  return [name, (bytes / secs / MEGABYTE).toFixed(0), (bytes / coreSecs / MEGABYTE).toFixed(0)];
}

async function measureMemory(): Promise<string[]> {
  const megabytes: number[] = [];
  await withWriter(async (writer) => {
    for (let step = 0; step < 20 * MILLION; step++) {
      writer.scalar("metrics/loss", step * 0.5, step);
      if (step % 1000 === 0) await writer.ready();
      if (step % MILLION === 0 && step > 0) megabytes.push(process.memoryUsage.rss() / MEGABYTE);
    }
  });
  return ["resident", (megabytes[0] ?? NaN).toFixed(0), Math.max(...megabytes).toFixed(0)];
}

async function withWriter<T>(use: (writer: SummaryWriter) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "runlens-bench-"));
  try {
    const writer = createSummaryWriter(directory);
    const result = await use(writer);
    await writer.close();
    return result;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function sizeOf(picture: Picture): number {
  return "bytes" in picture ? picture.bytes.length : picture.data.length;
}

function nsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) * 1000;
}
