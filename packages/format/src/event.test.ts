import { fromBinary } from "@bufbuild/protobuf";
import { unreachable } from "@runlens/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeEvent, type Event } from "./event.ts";
import { decodeTensor } from "./tensor.ts";
import { bytesField, concat, fromHex, textField } from "./test-support/event-file.ts";
import { EventSchema, type Event as OracleEvent } from "./test-support/gen/event_pb.js";
import type { Summary_Value } from "./test-support/gen/summary_pb.js";
import { TensorProtoSchema } from "./test-support/gen/tensor_pb.js";
import { metadataOf, valuesOf } from "./test-support/oracle.ts";
import { anyEvent, anyTensor } from "./test-support/random-event.ts";

describe("decodeEvent", () => {
  it("reads a scalar of TensorFlow 2", () => {
    const bytes = fromHex(
      "09 00001040fc54d941 1007 2a21 0a1f 0a04 6c6f7373" +
        "420a 08011200 2204 0000803e 4a0b 0a09 0a07 7363616c617273",
    );
    expect(eventOf(bytes)).toEqual({
      wallTimeSecs: 1700000000.25,
      step: 7n,
      sourceWriter: undefined,
      content: {
        kind: "summary",
        values: [
          {
            tag: "loss",
            metadata: {
              pluginName: "scalars",
              pluginContent: new Uint8Array(),
              displayName: "",
              description: "",
              dataClass: "unknown",
            },
            data: { kind: "tensor", bytes: fromHex("08011200 2204 0000803e") },
          },
        ],
      },
    });
  });

  it("reads an event without any field", () => {
    const nothing = { wallTimeSecs: 0, step: 0n, content: { kind: "none" } };
    expect(eventOf(new Uint8Array())).toMatchObject(nothing);
  });

  it.each([
    ["no protobuf at all", fromHex("ff")],
    ["a summary that is cut off", fromHex("2a04 0a05 0a03")],
    ["metadata that are cut off", bytesField(5, bytesField(1, fromHex("4a02 0a05")))],
    ["a plugin that is cut off", bytesField(5, bytesField(1, fromHex("4a03 0a01 0a")))],
    ["a session log that is none", bytesField(7, fromHex("ff"))],
  ])("does not read %s", (_name, bytes) => {
    expect(decodeEvent(bytes)).toEqual({ kind: "malformed" });
  });

  it("lets the last of several values count", () => {
    const value = concat([
      fromHex("15 0000803e"),
      textField(1, "a"),
      fromHex("4200"),
      textField(1, "b"),
    ]);
    expect(eventOf(bytesField(5, bytesField(1, value))).content).toMatchObject({
      values: [{ tag: "b", data: { kind: "tensor" } }],
    });
  });

  it("agrees with a generated decoder on 3,000 events of any shape", () => {
    fc.assert(
      fc.property(anyEvent(), (bytes) => {
        expect(comparable(eventOf(bytes))).toEqual(
          comparableOracle(fromBinary(EventSchema, bytes)),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe("decodeTensor", () => {
  it("agrees with a generated decoder on 3,000 tensors of any type", () => {
    fc.assert(
      fc.property(anyTensor(), (bytes) => {
        const tensor = decodeTensor(bytes);
        if (tensor.kind !== "numbers" && tensor.kind !== "bigints") throw new Error(tensor.kind);
        const oracle = fromBinary(TensorProtoSchema, bytes);
        expect(tensor.shape).toEqual(oracle.tensorShape?.dim.map(({ size }) => Number(size)));
        expect(Array.from(tensor.values, Number)).toEqual(valuesOf(oracle));
      }),
      { numRuns: 3000 },
    );
  });
});

function eventOf(bytes: Uint8Array): Event {
  const read = decodeEvent(bytes);
  if (read.kind === "malformed") throw new Error("malformed");
  return read.event;
}

/** Our event and the oracle's, both with tensors as the oracle reads them. */
function comparable({ content, ...event }: Event) {
  if (content.kind !== "summary") return { ...event, content };
  const values = content.values.map(({ data, ...value }) =>
    data.kind === "tensor"
      ? { ...value, data: { kind: "tensor", tensor: fromBinary(TensorProtoSchema, data.bytes) } }
      : { ...value, data },
  );
  return { ...event, content: { kind: "summary", values } };
}

function comparableOracle({ wallTime, step, what, sourceMetadata }: OracleEvent) {
  const sourceWriter = sourceMetadata?.writer;
  return { wallTimeSecs: wallTime, step, content: contentOf(what), sourceWriter };
}

function contentOf(what: OracleEvent["what"]) {
  switch (what.case) {
    case undefined:
      return { kind: "none" };
    case "fileVersion":
      return { kind: "fileVersion", text: what.value };
    case "graphDef":
    case "metaGraphDef":
      return { kind: what.case, bytes: what.value };
    case "sessionLog": {
      const status = ["unspecified", "start", "stop", "checkpoint"][what.value.status];
      return { kind: "sessionLog", status: status ?? "unspecified" };
    }
    case "taggedRunMetadata":
      return { kind: what.case, tag: what.value.tag, bytes: what.value.runMetadata };
    case "summary":
      return { kind: "summary", values: what.value.value.map(valueOf) };
    case "logMessage":
      throw new Error("never made");
    default:
      return unreachable(what);
  }
}

function valueOf({ tag, metadata, value }: Summary_Value) {
  return { tag, metadata: metadata && metadataOf(metadata), data: dataOf(value) };
}

function dataOf(value: Summary_Value["value"]) {
  const bytes = new Uint8Array();
  switch (value.case) {
    case undefined:
      return { kind: "none" };
    case "simpleValue":
      return { kind: "simple", value: value.value };
    case "tensor":
      return { kind: "tensor", tensor: value.value };
    case "obsoleteOldStyleHistogram":
      return { kind: "oldHistogram", bytes };
    case "histo":
      return { kind: "histogram", bytes };
    case "image":
    case "audio":
      return { kind: value.case, bytes };
    default:
      return unreachable(value);
  }
}
