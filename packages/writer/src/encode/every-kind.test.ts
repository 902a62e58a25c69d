import { createBatch, createScanner, decodeEvent, readRecord } from "@runlens/format";
import { describe, expect, it } from "vitest";
import {
  audioValue,
  bucketsValue,
  encodeEvent,
  encodeGraph,
  encodeRecord,
  histogramValue,
  hparamsConfigValue,
  imageValue,
  kerasModelValue,
  LAYOUT_TAG,
  layoutValue,
  meshValues,
  prCurveValue,
  scalarValue,
  sessionEndValue,
  sessionStartValue,
  simpleValue,
  tensorValue,
  textValue,
  videoValue,
  type EventInput,
} from "./index.ts";

const PIXELS = { width: 2, height: 1, channels: 1, data: [0, 1] };

describe("our reader", () => {
  it.each<[string, string, string, EventInput]>([
    ["scalar", "scalars", "scalar", values(scalarValue("scalar", 1))],
    ["simple", "scalars", "scalar", values(simpleValue("simple", 1))],
    ["histogram", "histograms", "tensor", values(histogramValue("histogram", [1, 2]))],
    ["buckets", "histograms", "tensor", values(bucketsValue("buckets", [[0, 1, 2]]))],
    ["image", "images", "blobSequence", values(imageValue("image", PIXELS))],
    ["video", "images", "blobSequence", values(videoValue("video", PIXELS))],
    [
      "audio",
      "audio",
      "blobSequence",
      values(audioValue("audio", { sampleRateHz: 8000, samples: [0] })),
    ],
    ["text", "text", "tensor", values(textValue("text", "# Title"))],
    ["pr", "pr_curves", "tensor", values(prCurveValue("pr", { labels: [1], predictions: [0.5] }))],
    ["mesh_VERTEX", "mesh", "tensor", values(...meshValues("mesh", { vertices: [0, 0, 0] }))],
    ["tensor", "tensor", "tensor", values(tensorValue("tensor", { values: [1n] }))],
    [LAYOUT_TAG, "custom_scalars", "tensor", values(layoutValue({ categories: [] }))],
    ["keras", "graph_keras_model", "blobSequence", values(kerasModelValue("{}"))],
    ["__run_graph__", "graphs", "blobSequence", at({ graphDef: encodeGraph([]) })],
    [
      "step1",
      "graph_tagged_run_metadata",
      "blobSequence",
      at({ tag: "step1", runMetadata: new Uint8Array() }),
    ],
    [
      "_hparams_/experiment",
      "hparams",
      "tensor",
      values(hparamsConfigValue({ hparams: [], metrics: [] })),
    ],
    [
      "_hparams_/session_start_info",
      "hparams",
      "tensor",
      values(sessionStartValue({ hparams: { lr: 1 }, startTimeSecs: 1 })),
    ],
    [
      "_hparams_/session_end_info",
      "hparams",
      "tensor",
      values(sessionEndValue({ endTimeSecs: 1 })),
    ],
  ])("finds %s as a series of %s, class %s", (tag, pluginName, dataClass, event) => {
    const { scanner, steps } = scan(event);
    expect(scanner.tags).toMatchObject([{ name: tag, pluginName, dataClass }]);
    expect(steps).toEqual([-7]);
  });

  it("finds several values of one event", () => {
    const { scanner, steps } = scan(values(scalarValue("a", 1), scalarValue("b", 2)));
    expect(scanner.tags.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(steps).toEqual([-7, -7]);
  });

  it("finds wall times and steps as they were, to the last bit", () => {
    const read = readRecord(encodeRecord(encodeEvent(values())), 0);
    expect(read).toMatchObject({ kind: "record", intact: true });
    const event = read.kind === "record" ? decodeEvent(read.payload) : undefined;
    expect(event).toMatchObject({ event: { wallTimeSecs: 1700000000.123456, step: -7n } });
  });
});

describe("an event", () => {
  it.each([
    ["wallTimeSecs must be a finite number, not NaN", NaN, 0],
    ["wallTimeSecs must be a finite number, not Infinity", Infinity, 0],
    ["step must be an integer of at most 2^53 - 1, not 0.5", 1, 0.5],
    ["step must be an integer of at most 2^53 - 1, not 9007199254740992", 1, 2 ** 53],
  ])("is refused: %s", (message, wallTimeSecs, step) => {
    expect(() => encodeEvent({ wallTimeSecs, step, values: [] })).toThrow(new TypeError(message));
  });
});

const TIMES = { wallTimeSecs: 1700000000.123456, step: -7 };

function values(...encoded: readonly Uint8Array[]): EventInput {
  return { ...TIMES, values: encoded };
}

function at(
  content: { graphDef: Uint8Array } | { tag: string; runMetadata: Uint8Array },
): EventInput {
  return { ...TIMES, ...content };
}

function scan(event: EventInput) {
  const scanner = createScanner();
  const batch = createBatch(10);
  scanner.scan(encodeRecord(encodeEvent(event)), 0, batch);
  const points = batch.steps.subarray(0, batch.count);
  const steps = [...points, ...batch.references.map(({ step }) => step)];
  return { scanner, steps };
}
