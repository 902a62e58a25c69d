import { WireReader } from "@runlens/format";

const ENCODING_FIELD_KEY = 0x10; // field 2, varint
const WAV = 11;

/** The content types that sounds are sent with. */
export const SOUND_TYPES: readonly string[] = ["audio/wav", "application/octet-stream"];

/**
 * The content type of the sounds of a series.
 *
 * @param content of the plugin's data: AudioPluginData, whose field 2 is the encoding.
 */
export function soundType(content: Uint8Array): string {
  const fields = new WireReader(content);
  let encoding = 0;
  while (fields.next()) if (fields.key === ENCODING_FIELD_KEY) encoding = fields.int32();
  return encoding === WAV ? "audio/wav" : "application/octet-stream";
}
