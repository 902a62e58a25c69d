import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  audioValue,
  bucketize,
  encodeEvent,
  encodeGraph,
  encodeRecord,
  FILE_VERSION,
  histogramValue,
  hparamsConfigValue,
  hparamsGroupName,
  imageValue,
  kerasModelValue,
  layoutValue,
  meshValues,
  prCurveValue,
  scalarValue,
  sessionEndValue,
  sessionStartValue,
  simpleValue,
  textValue,
  type EventInput,
} from "./index.ts";
import { pythonJson } from "./hparams-group.ts";
import { fromHex, readOne, toHex } from "./test-support/read-back.ts";

const VECTORS = new URL("../../../../../shared/reference/vectors/", import.meta.url);
const wallTimeSecs = 1700000000.25;

const PNG = fromHex(
  "89504e470d0a1a0a 0000000d 49484452 00000001 00000001 08 00000000 3a7e9b55" +
    "0000000a 49444154 789c6360000000020001 e221bc33 00000000 49454e44 ae426082",
);

/** By label of the vector; all others are forms that only other writers use. */
const EVENTS: Readonly<Record<string, EventInput>> = {
  file_version: { wallTimeSecs, fileVersion: FILE_VERSION },
  "file_version with writer (tensorboard package)": {
    wallTimeSecs,
    fileVersion: FILE_VERSION,
    writer: "tensorboard.summary.writer.event_file_writer",
  },
  "file_version with writer (tensorflow)": {
    wallTimeSecs: 1700000000,
    fileVersion: FILE_VERSION,
    writer: "tensorflow.core.util.events_writer",
  },
  "scalar, legacy simple_value": at(7, simpleValue("loss", 0.25)),
  "scalar, simple_value NaN": at(8, simpleValue("loss", NaN)),
  "scalar, simple_value +Inf": at(9, simpleValue("loss", Infinity)),
  "scalar, negative step": at(-1, simpleValue("loss", 1)),
  "scalar, tensor tensor_content (tf.summary.scalar)": at(7, scalarValue("loss", 0.25)),
  "histogram v2, 3 buckets (tf.summary.histogram)": at(1, histogram([1, 2, 3])),
  "histogram v2, tensorboard histogram_pb": at(1, histogram([1, 2, 3])),
  "histogram v2, single value": at(1, histogram([5, 5])),
  "histogram v2, no data": at(1, histogram([])),
  "image v2": at(1, imageValue("im", [PNG, PNG])),
  "audio v2": at(1, audioValue("au", { sampleRateHz: 8000, samples: new Float32Array(4) })),
  "text rank 0": at(1, textValue("tx", "hello")),
  "text rank 1 (torch add_text)": at(1, textValue("tx/text_summary", ["hello"])),
  "text rank 2": at(1, textValue("tx", [["a", "b"], ["c", "d"]])), // prettier-ignore
  mesh: at(
    1,
    ...meshValues("m", {
      vertices: [0, 0, 0, 1, 0, 0, 0, 1, 0],
      faces: [0, 1, 2],
      colors: [255, 0, 0, 0, 255, 0, 0, 0, 255],
      config: '{"camera": {"cls": "PerspectiveCamera", "fov": 75}}',
    }),
  ),
  "hparams session start": at(
    0,
    sessionStartValue({
      hparams: { opt: "adam", lr: 0.1, bn: true },
      groupName: "trial-1",
      startTimeSecs: 1700000000,
    }),
  ),
  "hparams session end": at(0, sessionEndValue({ endTimeSecs: 1700000100 })),
  "hparams experiment": at(
    0,
    hparamsConfigValue({
      timeCreatedSecs: 1700000000,
      hparams: [
        { name: "lr", domain: { min: 1e-4, max: 0.1 } },
        { name: "opt", domain: ["adam", "sgd"] },
        { name: "bn", domain: [false, true] },
      ],
      metrics: [
        { group: "validation", tag: "accuracy", displayName: "acc", datasetType: "validation" },
      ],
    }),
  ),
  "custom scalars layout": at(
    0,
    layoutValue({
      categories: [
        {
          title: "losses",
          charts: [
            { title: "c1", multiline: ["loss.*"] },
            { title: "c2", margin: [{ value: "v", lower: "l", upper: "u" }] },
          ],
        },
      ],
    }),
  ),
  graph_def: {
    wallTimeSecs,
    graphDef: encodeGraph([
      { name: "a", op: "Placeholder", attributes: { dtype: { dtype: "float32" } } },
      { name: "b", op: "Identity", inputs: ["a"] },
    ]),
  },
  tagged_run_metadata: { wallTimeSecs, tag: "step1", runMetadata: new Uint8Array() },
  graph_keras_model: at(
    0,
    kerasModelValue('{"class_name":"Sequential","config":{"name":"m","layers":[]}}'),
  ),
  "session log START": { wallTimeSecs, step: 100, sessionStart: true },
};

describe.skipIf(!existsSync(VECTORS))("recorded vectors (../shared/reference/vectors)", () => {
  const recorded = new Map(load("events").map(({ label, record_hex }) => [label, record_hex]));

  it.each(Object.keys(EVENTS))("event: %s", (label) => {
    const event = EVENTS[label];
    expect(event && toHex(encodeRecord(encodeEvent(event)))).toBe(recorded.get(label));
  });

  it.each(load("histograms").filter(({ kind }) => kind === "v2_bucketing"))(
    "histogram: $label",
    ({ data, buckets, result }) => {
      expect(Array.from(bucketize(data, buckets))).toEqual(result.flat());
    },
  );

  it.each(load("pr_curves"))(
    "PR curve: $label",
    ({ labels, predictions, weights, num_thresholds: thresholds, result }) => {
      const curve = { labels, predictions, ...(weights && { weights }) };
      const { tensor, metadata } = readOne(prCurveValue("pr", curve, { thresholds }));
      expect(tensor).toEqual({
        kind: "numbers",
        dtype: "float32",
        shape: [6, thresholds],
        values: Float32Array.from(result.flat()),
      });
      expect(toHex(metadata.pluginContent)).toBe(`10${thresholds.toString(16).padStart(2, "0")}`);
    },
  );

  it.each(load("hparams_group"))(
    "group name of $canonical_json",
    ({ hparams, types, canonical_json, group_name }) => {
      const floats = Object.keys(types).filter((name) => types[name] === "float");
      expect(pythonJson(hparams, floats)).toBe(canonical_json);
      expect(hparamsGroupName(hparams, floats)).toBe(group_name);
    },
  );
});

function at(step: number, ...values: readonly Uint8Array[]): EventInput {
  return { wallTimeSecs, step, values };
}

function histogram(values: readonly number[]): Uint8Array {
  return histogramValue("h", values, { buckets: 3 });
}

/** Rows of a file of vectors, which has its own fields. */
function load(name: string): Vector[] {
  const path = new URL(`${name}.json`, VECTORS);
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, "utf8")) as { cases: Vector[] }).cases
    : [];
}

interface Vector {
  label: string;
  record_hex: string;
  kind: string;
  data: number[];
  buckets: number;
  result: number[][];
  labels: number[];
  predictions: number[];
  weights?: number[];
  num_thresholds: number;
  hparams: Record<string, number | string | boolean>;
  types: Record<string, string>;
  canonical_json: string;
  group_name: string;
}
