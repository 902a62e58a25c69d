import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeEvent, type Event, type EventContent, type ValueData } from "./event.ts";
import { readRecord } from "./record.ts";
import { decodeTensor } from "./tensor.ts";
import { bytesField, frame, fromHex } from "./test-support/event-file.ts";
import { scanGrowing } from "./test-support/scan-growing.ts";

const VECTORS = new URL("../../../../shared/reference/vectors/", import.meta.url);

interface RealFile {
  label: string;
  hex: string;
  events?: object[];
}

interface CompatCase {
  label: string;
  value_hex: string;
  python: {
    tag: string;
    plugin: string;
    content: string;
    dn: string;
    desc: string;
    dc: number;
    val: string | null;
  }[];
}

describe.skipIf(!existsSync(VECTORS))("recorded vectors (../shared/reference/vectors)", () => {
  it.each(load<{ label: string; file: string; records: string[]; end: string }>("tfrecord"))(
    "framing: $label",
    ({ file, records, end }) => {
      const { payloads, kind } = readAll(fromHex(file));
      if (kind === "damaged") expect(end).toBe("data_crc");
      else expect(payloads).toEqual(records);
      const ends: Record<string, string[]> = {
        end: ["eof"],
        incomplete: ["truncated"],
        corrupt: ["length_crc", "truncated or too large: must not allocate"],
        damaged: ["data_crc"],
      };
      expect(ends[kind]).toContain(end);
    },
  );

  it.each(load<{ label: string; event_hex: string; record_hex: string; json: Json }>("events"))(
    "event: $label",
    ({ event_hex, record_hex, json }) => {
      expect(readAll(fromHex(record_hex))).toEqual({ payloads: [event_hex], kind: "end" });
      const event = eventOf(event_hex);
      expect(event.wallTimeSecs).toBe(json.wall_time);
      expect(event.step).toBe(BigInt(json.step ?? 0));
      expect(event.sourceWriter).toBe(json.source_metadata?.writer);
      if (event.content.kind !== "summary") return;
      expect(event.content.values.map(({ tag }) => tag)).toEqual(
        json.summary?.value.map(({ tag }) => tag),
      );
    },
  );

  it.each(load<RealFile>("real_files").filter(({ events }) => events !== undefined))(
    "whole file: $label",
    ({ hex, events = [] }) => {
      const file = fromHex(hex);
      expect(readAll(file).payloads.flatMap(listingOf)).toEqual(events);
      expect(scanGrowing(file)).toMatchObject({ damage: [], stop: { kind: "end" } });
    },
  );

  it.each(load<CompatCase>("compat").filter((vector) => "value_hex" in vector))(
    "TensorBoard's reading: $label",
    ({ value_hex, python }) => {
      const event = bytesField(5, bytesField(1, fromHex(value_hex)));
      const { scanner, points } = scanGrowing(frame(event));
      const described = scanner.tags.filter(({ pluginName }) => pluginName !== "");
      const classes = ["unknown", "scalar", "tensor", "blobSequence"];
      expect(described.map((tag) => ({ ...tag, pluginContent: hexOf(tag.pluginContent) }))).toEqual(
        python.map(({ tag, plugin, content, dn, desc, dc }) => ({
          name: tag,
          pluginName: plugin,
          pluginContent: content,
          displayName: dn,
          description: desc,
          dataClass: classes[dc],
        })),
      );
      const scalars = python
        .filter(({ dc }) => dc === 1)
        .map(({ val }) => Number(val?.replace(/[[\]]/g, "")));
      expect(points.map(([, , , value]) => value)).toEqual(scalars);
    },
  );
});

interface Json {
  wall_time: number;
  step?: string;
  source_metadata?: { writer: string };
  summary?: { value: { tag: string }[] };
}

function load<T>(name: string): T[] {
  const path = new URL(`${name}.json`, VECTORS);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as { cases: T[] }).cases : [];
}

function readAll(file: Uint8Array): { payloads: string[]; kind: string } {
  const payloads: string[] = [];
  let offset = 0;
  while (offset < file.length) {
    const read = readRecord(file, offset);
    if (read.kind !== "record") return { payloads, kind: read.kind };
    if (!read.intact) return { payloads, kind: "damaged" };
    payloads.push(hexOf(read.payload));
    offset = read.nextOffset;
  }
  return { payloads, kind: "end" };
}

function eventOf(hex: string): Event {
  const read = decodeEvent(fromHex(hex));
  if (read.kind === "malformed") throw new Error("malformed");
  return read.event;
}

const CONTENT_NAMES: Record<EventContent["kind"], string> = {
  none: "none",
  fileVersion: "file_version",
  graphDef: "graph_def",
  summary: "summary",
  logMessage: "log_message",
  sessionLog: "session_log",
  taggedRunMetadata: "tagged_run_metadata",
  metaGraphDef: "meta_graph_def",
};

const VALUE_NAMES: Partial<Record<ValueData["kind"], string>> = {
  simple: "simple_value",
  histogram: "histo",
};

const DTYPE_NAMES: Record<string, string> = {
  float32: "DT_FLOAT",
  float64: "DT_DOUBLE",
  string: "DT_STRING",
};

/** An event as the vectors list it: one row per summary value. */
function listingOf(hex: string): object[] {
  const { step, content, sourceWriter = "" } = eventOf(hex);
  const event = { step: Number(step), what: CONTENT_NAMES[content.kind] };
  if (content.kind !== "summary") return [{ ...event, writer: sourceWriter }];
  return content.values.map(({ tag, metadata, data }) => ({
    ...event,
    tag,
    value: VALUE_NAMES[data.kind] ?? data.kind,
    ...tensorListing(data),
    plugin: metadata?.pluginName ?? "",
    content_hex: hexOf(metadata?.pluginContent ?? new Uint8Array()),
  }));
}

function tensorListing(data: ValueData): object {
  if (data.kind !== "tensor") return { dtype: null, shape: null };
  const tensor = decodeTensor(data.bytes);
  if (tensor.kind === "unreadable") throw new Error(tensor.reason);
  return { dtype: DTYPE_NAMES[tensor.dtype], shape: tensor.shape };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
