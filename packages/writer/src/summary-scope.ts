import { deflateSync } from "node:zlib";
import { audioValue, type Clip } from "./encode/audio.ts";
import { checkFinite, checkTag, show, type Numbers } from "./encode/check.ts";
import { encodeEvent } from "./encode/event.ts";
import {
  bucketsValue,
  histogramValue,
  type Bucket,
  type HistogramOptions,
} from "./encode/histogram.ts";
import { imageValue, type EncodedImage, type ImageInput } from "./encode/image.ts";
import { meshValues, type Mesh } from "./encode/mesh.ts";
import {
  prCurveValue,
  type PrCurveOptions,
  type Predictions,
  type ThresholdCounts,
} from "./encode/pr-curve.ts";
import { tensorValue, type TensorInput, type TensorOptions } from "./encode/tensor.ts";
import { textValue, type TextInput } from "./encode/text.ts";
import { videoValue, type Frames } from "./encode/video.ts";
import type { Sound } from "./encode/wav.ts";
import type { FileWriter } from "./file-writer.ts";
import { every, everySeconds, type Gate } from "./gates.ts";
import { markdownTable, type Table } from "./markdown-table.ts";
import { valueOf, type Lazy, type Log, type LogOptions } from "./log-types.ts";

/** Logs values to one run. What a scope or a gate gives is one more of these, on the same files. */
export interface SummaryScope {
  /** For calls that name no step. One for a writer, its scopes, gates and runs. */
  step: number | undefined;

  /** A number, kept as float32; NaN and infinities too. */
  readonly scalar: Log<number>;
  /** Several numbers by tag, at one step. */
  scalars(
    values: Lazy<Readonly<Record<string, number>>>,
    step?: number,
    options?: LogOptions,
  ): void;
  /** The distribution of numbers of any shape, counted in 30 equal buckets by default. */
  readonly histogram: Log<Numbers, HistogramOptions>;
  /** A distribution that was counted before: `[left, right, count]` in ascending order. */
  readonly histogramBuckets: Log<readonly Bucket[]>;
  /** One picture or several of one size: pixels of 1 to 4 channels, or the bytes of image files. */
  readonly image: Log<ImageInput | readonly ImageInput[]>;
  /** Frames, which become an animated GIF, or the bytes of a file. */
  readonly video: Log<Frames | Uint8Array | EncodedImage>;
  /** Samples, which become 16-bit WAV, or the bytes of WAV files; one clip or several. */
  readonly audio: Log<Sound | Uint8Array | Clip | readonly Clip[]>;
  /** Markdown: one text, a list of them, or rows of cells. */
  readonly text: Log<TextInput>;
  /** Cells below the names of their columns, as a table in Markdown. */
  readonly table: Log<Table>;
  /** Precision and recall at 201 thresholds by default: of predictions, or counted before. */
  readonly prCurve: Log<Predictions | ThresholdCounts, PrCurveOptions>;
  /** Triangles or a cloud of points, with colours. */
  readonly mesh: Log<Mesh>;
  /** Numbers or strings of any shape and dtype, for dashboards of one's own. */
  readonly tensor: Log<TensorInput, TensorOptions>;

  /** Puts `name/` before every tag. */
  scope(name: string): SummaryScope;
  /** Logs only at steps at which `gate` is open; lazy values are not evaluated at others. */
  when(gate: Gate): SummaryScope;
  /** `when(every(count))`: at steps that `count` divides. To be called once, before the loop. */
  every(count: number): SummaryScope;
  /** `when(everySeconds(secs))`: at most one step in so many seconds. To be called once. */
  everySeconds(secs: number): SummaryScope;
}

/** What all scopes of a writer share. */
export interface ScopeShared {
  step: number | undefined;
}

export function createSummaryScope(
  files: FileWriter,
  shared: ScopeShared,
  prefix = "",
  gate?: Gate,
): SummaryScope {
  /** By tag without prefix, so that no text is put together at every step. */
  const tagIds = new Map<string, number>();

  function isDue(step: number | undefined): step is number {
    if (!Number.isSafeInteger(step)) throw wrongStep(step);
    return gate === undefined || step === undefined || gate(step);
  }

  function fullTag(tag: string): string {
    checkTag(tag);
    return prefix + tag;
  }

  function scalarTagId(tag: string, options?: LogOptions): number {
    const known = tagIds.get(tag);
    if (known !== undefined) return known;
    const id = files.scalarTagId(fullTag(tag), options);
    tagIds.set(tag, id);
    return id;
  }

  function addScalar(tag: string, value: number, step: number, options?: LogOptions): void {
    if (typeof value !== "number") {
      throw new TypeError(`value must be a number, not ${show(value)}`);
    }
    const wallTimeSecs = options?.wallTimeSecs;
    if (wallTimeSecs !== undefined) checkFinite("wallTimeSecs", wallTimeSecs);
    files.addScalar(scalarTagId(tag, options), step, value, wallTimeSecs);
  }

  function logged<Value, Options extends object>(
    encode: (
      tag: string,
      value: Value,
      options?: Options & LogOptions,
    ) => Uint8Array | readonly Uint8Array[],
  ): Log<Value, Options> {
    return (tag, value, step = shared.step, options) => {
      if (!isDue(step)) return;
      const values = [encode(fullTag(tag), valueOf(value), options)].flat();
      const wallTimeSecs = options?.wallTimeSecs ?? Date.now() / 1000;
      files.addEvent(encodeEvent({ wallTimeSecs, step, values }));
    };
  }

  function when(inner: Gate): SummaryScope {
    const both = gate === undefined ? inner : (step: number) => gate(step) && inner(step);
    return createSummaryScope(files, shared, prefix, both);
  }

  return {
    get step() {
      return shared.step;
    },
    set step(step) {
      if (step !== undefined && !Number.isSafeInteger(step)) throw wrongStep(step);
      shared.step = step;
    },

    scalar(tag, value, step = shared.step, options) {
      if (isDue(step)) addScalar(tag, valueOf(value), step, options);
    },

    scalars(values, step = shared.step, options) {
      if (!isDue(step)) return;
      for (const [tag, value] of Object.entries(valueOf(values))) {
        addScalar(tag, value, step, options);
      }
    },

    histogram: logged(histogramValue),
    histogramBuckets: logged(bucketsValue),
    image: logged((tag, images: ImageInput | readonly ImageInput[], options) =>
      imageValue(tag, images, { ...options, deflate: deflateSync }),
    ),
    video: logged(videoValue),
    audio: logged(audioValue),
    text: logged(textValue),
    table: logged((tag, table: Table, options) =>
      textValue(tag, markdownTable(`table ${show(tag)}`, table), options),
    ),
    prCurve: logged(prCurveValue),
    mesh: logged(meshValues),
    tensor: logged(tensorValue),

    scope(name) {
      checkTag(name);
      return createSummaryScope(files, shared, `${prefix}${name}/`, gate);
    },
    when,
    every: (count) => when(every(count)),
    everySeconds: (secs) => when(everySeconds(secs)),
  };
}

function wrongStep(step: number | undefined): TypeError {
  return new TypeError(
    step === undefined
      ? "step is missing: pass one, or set that of the writer"
      : `step must be an integer of at most 2^53 - 1, not ${show(step)}`,
  );
}
