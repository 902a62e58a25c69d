import { seededRandom } from "@runlens/base";
import {
  encodeEvent,
  encodeGraph,
  encodePng,
  encodeScalar,
  histogramValue,
  imageValue,
  textValue,
} from "@runlens/writer";
import { legacyHistogramValue, legacyImageValue } from "./legacy-values.ts";

const SCALARS = 40_000;
/** What is logged beside scalars, and at every how many of them. */
const HISTOGRAM_EVERY = SCALARS / 5_000;
const LEGACY_HISTOGRAM_EVERY = SCALARS / 2_500;
const IMAGE_EVERY = SCALARS / 500;
const TEXT_EVERY = SCALARS / 200;

const SCALAR_TAGS = ["train/loss", "train/top1", "eval/loss", "eval/top1"];
const LEGACY_BUCKETS = 310;
/** Noise, which does not compress: 34 KB as PNG. */
const IMAGE_SIZE = { width: 107, height: 106, channels: 3 } as const;
const GRAPH_NODES = 20_000;

/** 40,000 scalars, 7,500 histograms and 1,000 pictures in two forms, 200 texts and a graph of 2 MB. */
export function* mixedEvents(firstTimeSecs: number): Generator<Uint8Array> {
  const random = seededRandom(1);
  yield encodeEvent({ wallTimeSecs: firstTimeSecs, graphDef: encodeGraph(graphNodes()) });
  for (let i = 0; i < SCALARS; i++) {
    const step = Math.floor(i / SCALAR_TAGS.length);
    const wallTimeSecs = firstTimeSecs + 0.05 * i;
    const tag = SCALAR_TAGS[i % SCALAR_TAGS.length] ?? "";
    yield encodeScalar({ wallTimeSecs, step, tag, value: Math.exp(-i / SCALARS) + 0.1 * random() });
    for (const value of valuesBeside(i, random)) {
      yield encodeEvent({ wallTimeSecs, step, values: [value] });
    }
  }
}

function* valuesBeside(i: number, random: () => number): Generator<Uint8Array> {
  if (i % HISTOGRAM_EVERY === 0) {
    yield histogramValue("weights", Float64Array.from({ length: 100 }, random));
  }
  if (i % LEGACY_HISTOGRAM_EVERY === 0) {
    yield legacyHistogramValue("gradients", Float64Array.from({ length: LEGACY_BUCKETS }, random));
  }
  if (i % IMAGE_EVERY === 0) {
    yield imageValue("samples", noise(random));
    yield legacyImageValue("samples/image", { ...IMAGE_SIZE, png: encodePng(noise(random)) });
  }
  if (i % TEXT_EVERY === 0) {
    yield textValue("notes", `Example **${i}**: ${"the quick brown fox ".repeat(10)}`);
  }
}

function noise(random: () => number) {
  const { width, height, channels } = IMAGE_SIZE;
  const bytes = Uint8Array.from({ length: width * height * channels }, () => 256 * random());
  return { width, height, channels, data: bytes };
}

function graphNodes() {
  return Array.from({ length: GRAPH_NODES }, (_, i) => ({
    name: `model/block_${i >> 6}/operation_${i}`,
    op: "MatMul",
    inputs: i === 0 ? [] : [`model/block_${(i - 1) >> 6}/operation_${i - 1}`],
    attributes: { T: { dtype: "float32" as const } },
  }));
}
