import { show } from "./check.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { stringTensor } from "./tensor-fields.ts";
import { encodeWav, isWav, type Sound } from "./wav.ts";
import { encodeMessage, varintField } from "./wire.ts";

export interface Clip {
  /** Unpacked sound, or the bytes of a WAV file. */
  readonly sound: Sound | Uint8Array;
  /** Markdown; kept with the clip, though TensorBoard shows none. */
  readonly label?: string;
}

/** AudioPluginData with encoding WAV. */
const WAV_CONTENT = encodeMessage([varintField(2, 11)]);

/**
 * Clips of one step, as `tf.summary.audio` writes them: strings of shape [clips, 2],
 * each a WAV file and its label. Throws a TypeError for samples that do not fill
 * the channels, and for bytes that are no WAV file.
 */
export function audioValue(
  tag: string,
  clips: Sound | Uint8Array | Clip | readonly Clip[],
  options?: TagOptions,
): Uint8Array<ArrayBuffer> {
  const what = `audio ${show(tag)}`;
  const list = listOf(clips);
  if (list.length === 0) throw new TypeError(`${what}: there must be at least one clip`);
  const strings = list.flatMap(({ sound, label = "" }, i) => [
    wavOf(list.length === 1 ? what : `${what}, number ${i}`, sound),
    label,
  ]);
  const tensor = stringTensor([list.length, 2], strings);
  return encodeValue(tag, tensor, { pluginName: "audio", content: WAV_CONTENT }, options);
}

function listOf(clips: Sound | Uint8Array | Clip | readonly Clip[]): readonly Clip[] {
  if (isList(clips)) return clips;
  return "sound" in clips ? [clips] : [{ sound: clips }];
}

function isList(clips: object): clips is readonly Clip[] {
  return Array.isArray(clips);
}

function wavOf(what: string, sound: Sound | Uint8Array): Uint8Array {
  if (!(sound instanceof Uint8Array)) return encodeWav(what, sound);
  if (!isWav(sound)) throw new TypeError(`${what}: ${sound.length} bytes that are no WAV file`);
  return sound;
}
