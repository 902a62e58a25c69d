import { show } from "./check.ts";
import { hparamsGroupName, type Hparams, type HparamValue } from "./hparams-group.ts";
import { encodeValue } from "./summary-value.ts";
import { DT_FLOAT, numericTensor } from "./tensor-fields.ts";
import {
  boolField,
  doubleField,
  encodeMessage,
  messageField,
  optional,
  textField,
  varintField,
  type Field,
} from "./wire.ts";

/** What an experiment varies and what it measures; one for a whole log directory, in its root. */
export interface HparamsConfig {
  readonly hparams: readonly HparamInfo[];
  readonly metrics: readonly MetricInfo[];
  /** Seconds since the epoch. */
  readonly timeCreatedSecs?: number;
  readonly name?: string;
  /** Markdown. */
  readonly description?: string;
  /** Who made it. */
  readonly user?: string;
}

export interface HparamInfo {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** The values it may take, all of one type, or the least and the greatest one. */
  readonly domain?: readonly HparamValue[] | { readonly min: number; readonly max: number };
}

export interface MetricInfo {
  /** Of a scalar series. */
  readonly tag: string;
  /** Directory of the series below that of the session, as "validation"; the session's own by default. */
  readonly group?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly datasetType?: "training" | "validation";
}

export interface SessionStart {
  readonly hparams: Hparams;
  /** Seconds since the epoch. */
  readonly startTimeSecs: number;
  /** Shared by repetitions; by default the same for equal hyperparameters. */
  readonly groupName?: string;
}

export interface SessionEnd {
  /** Seconds since the epoch. */
  readonly endTimeSecs: number;
  /** Default "success". */
  readonly status?: "success" | "failure" | "running";
}

const DATA_TYPES: Readonly<Record<string, number>> = { string: 1, boolean: 2, number: 3 };
const STATUSES = { success: 1, failure: 2, running: 3 };
const DATASET_TYPES = { training: 1, validation: 2 };

/**
 * The definition of an experiment. The first one of a log directory counts, so it
 * belongs into the root. TypeError for a domain of mixed types or without values.
 * Source: tensorboard/plugins/hparams/summary_v2.py, api.proto.
 */
export function hparamsConfigValue(config: HparamsConfig): Uint8Array<ArrayBuffer> {
  return hparamsValue("_hparams_/experiment", 2, [
    optional(textField, 1, config.description),
    optional(textField, 2, config.user),
    optional(doubleField, 3, config.timeCreatedSecs),
    ...config.hparams.map((info) => messageField(4, hparamFields(info))),
    ...config.metrics.map((info) => messageField(5, metricFields(info))),
    optional(textField, 6, config.name),
  ]);
}

/**
 * Makes a run a session with these hyperparameters. TypeError for values that are
 * no number, text or truth value.
 */
export function sessionStartValue(session: SessionStart): Uint8Array<ArrayBuffer> {
  const { hparams, startTimeSecs, groupName = hparamsGroupName(hparams) } = session;
  const names = Object.keys(hparams).toSorted();
  return hparamsValue("_hparams_/session_start_info", 3, [
    ...names.map((name) => {
      const value = protobufValue(`hyperparameter ${show(name)}`, hparams[name]);
      return messageField(1, [textField(1, name), messageField(2, [value])]);
    }),
    optional(textField, 4, groupName),
    optional(doubleField, 5, startTimeSecs),
  ]);
}

/** Says how a session ended, and when. */
export function sessionEndValue(session: SessionEnd): Uint8Array<ArrayBuffer> {
  const { endTimeSecs, status = "success" } = session;
  return hparamsValue("_hparams_/session_end_info", 4, [
    varintField(1, STATUSES[status]),
    optional(doubleField, 2, endTimeSecs),
  ]);
}

/** All is in the metadata; the value is an empty tensor. `member` numbers the kind of message. */
function hparamsValue(
  tag: string,
  member: number,
  message: readonly Field[],
): Uint8Array<ArrayBuffer> {
  const content = encodeMessage([messageField(member, message)]);
  const empty = numericTensor(DT_FLOAT, [0], new Float32Array());
  return encodeValue(tag, empty, { pluginName: "hparams", content });
}

function hparamFields(info: HparamInfo): readonly Field[] {
  const { name, displayName, description, domain } = info;
  return [
    textField(1, name),
    optional(textField, 2, displayName),
    optional(textField, 3, description),
    ...(domain === undefined ? [] : domainFields(name, domain)),
  ];
}

function domainFields(name: string, domain: NonNullable<HparamInfo["domain"]>): readonly Field[] {
  const what = `hyperparameter ${show(name)}`;
  if ("min" in domain) {
    const { min, max } = domain;
    if (!(min <= max)) throw new TypeError(`${what}: an interval from ${min} to ${max} is empty`);
    const interval = [optional(doubleField, 1, min), optional(doubleField, 2, max)];
    return [varintField(4, DATA_TYPES["number"] ?? 0), messageField(6, interval)];
  }
  const [type, ...others] = new Set(domain.map((value) => typeof value));
  if (type === undefined || others.length > 0) {
    throw new TypeError(`${what}: a domain must have values, all of one type, not ${show(domain)}`);
  }
  const values = domain.map((value) => messageField(1, [protobufValue(what, value)]));
  return [varintField(4, DATA_TYPES[type] ?? 0), messageField(5, values)];
}

function metricFields(info: MetricInfo): readonly Field[] {
  const { tag, group, displayName, description, datasetType } = info;
  return [
    messageField(1, [optional(textField, 1, group), optional(textField, 2, tag)]),
    optional(textField, 3, displayName),
    optional(textField, 4, description),
    optional(varintField, 5, datasetType && DATASET_TYPES[datasetType]),
  ];
}

/** The field of google.protobuf.Value that holds it. */
function protobufValue(what: string, value: HparamValue | undefined): Field {
  if (typeof value === "number") return doubleField(2, value);
  if (typeof value === "string") return textField(3, value);
  if (typeof value === "boolean") return boolField(4, value);
  throw new TypeError(`${what} must be a number, a text or a truth value, not ${show(value)}`);
}
