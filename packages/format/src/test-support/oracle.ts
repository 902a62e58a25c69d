import { fromBinary } from "@bufbuild/protobuf";
import type { ValueData } from "../event.ts";
import type { DataClass, ScannedTag } from "../scan-batch.ts";
import { describeRunGraph, describeRunMetadata, describeTag } from "../series-kind.ts";
import type { SummaryMetadata } from "../summary-metadata.ts";
import { EventSchema, SessionLog_SessionStatus } from "./gen/event_pb.js";
import type { Summary_Value, SummaryMetadata as OracleMetadata } from "./gen/summary_pb.js";
import type { TensorProto } from "./gen/tensor_pb.js";
import { DataType } from "./gen/types_pb.js";
import type { Scanned } from "./scan-growing.ts";

/** What a scan should find in sound records of these payloads, by the generated decoder. */
export function readByOracle(payloads: readonly Uint8Array[]) {
  const found = { points: [], references: [], restarts: [] } as Pick<
    Scanned,
    "points" | "references" | "restarts"
  >;
  const { points, references, restarts } = found;
  const tags = new Map<string, ScannedTag>();
  const keep = (tag: ScannedTag): ScannedTag => {
    if (!tags.has(tag.name)) tags.set(tag.name, tag);
    return tags.get(tag.name) ?? tag;
  };
  let offset = 0;
  let firstTimeSecs: number | undefined;
  for (const payload of payloads) {
    const { wallTime, step: exactStep, what } = fromBinary(EventSchema, payload);
    const step = Number(exactStep);
    firstTimeSecs ??= wallTime;
    const refer = (tag: string) => references.push([tag, step, offset + 12, payload.length]);
    if (what.case === "graphDef") refer(keep(describeRunGraph()).name);
    if (what.case === "taggedRunMetadata") refer(keep(describeRunMetadata(what.value.tag)).name);
    if (what.case === "sessionLog" && what.value.status === SessionLog_SessionStatus.START) {
      restarts.push([step, points.length, references.length]);
    }
    for (const value of what.case === "summary" ? what.value.value : []) {
      if (value.value.case === undefined && value.metadata === undefined) continue;
      const tag = keep(tagOf(value));
      const number = tag.dataClass === "scalar" ? numberOf(value) : undefined;
      if (number !== undefined) points.push([tag.name, step, wallTime, number]);
      else if (value.value.case !== undefined) refer(tag.name);
    }
    offset += payload.length + 16;
  }
  return { ...found, tags: [...tags.values()], firstTimeSecs, eventCount: payloads.length };
}

const KINDS: Readonly<Record<string, ValueData["kind"]>> = {
  simpleValue: "simple",
  tensor: "tensor",
  obsoleteOldStyleHistogram: "oldHistogram",
  histo: "histogram",
  image: "image",
  audio: "audio",
};

function tagOf({ tag, metadata, value }: Summary_Value): ScannedTag {
  const kind = KINDS[value.case ?? ""] ?? "none";
  const data = { kind, value: 0, bytes: new Uint8Array() };
  return describeTag({ tag, metadata: metadata && metadataOf(metadata), data });
}

const CLASSES: readonly DataClass[] = ["unknown", "scalar", "tensor", "blobSequence"];

export function metadataOf(metadata: OracleMetadata): SummaryMetadata {
  const { pluginData, displayName, summaryDescription, dataClass } = metadata;
  return {
    pluginName: pluginData?.pluginName ?? "",
    pluginContent: pluginData?.content ?? new Uint8Array(),
    displayName,
    description: summaryDescription,
    dataClass: CLASSES[dataClass] ?? "unknown",
  };
}

/** A single number; undefined for vectors and for what is no number. */
function numberOf({ value }: Summary_Value): number | undefined {
  if (value.case === "simpleValue") return value.value;
  if (value.case !== "tensor") return undefined;
  const { tensorShape, tensorContent, dtype } = value.value;
  const count = (tensorShape?.dim ?? []).reduce((product, { size }) => product * Number(size), 1);
  if (count !== 1 || dtype === DataType.DT_STRING) return undefined;
  if (tensorContent.length === 0) return valuesOf(value.value)[0] ?? 0;
  const content = new DataView(tensorContent.slice().buffer);
  return dtype === DataType.DT_FLOAT ? content.getFloat32(0, true) : content.getFloat64(0, true);
}

/** The typed values of a tensor, of whatever type. */
export function valuesOf(tensor: TensorProto): number[] {
  const { floatVal, doubleVal, intVal, int64Val, boolVal, halfVal, uint32Val, uint64Val } = tensor;
  // The half patterns made here are all below the smallest normal number.
  const halves = halfVal.map((pattern) => pattern * 2 ** -24);
  return [floatVal, doubleVal, intVal, int64Val, boolVal, halves, uint32Val, uint64Val]
    .flat()
    .map(Number);
}
