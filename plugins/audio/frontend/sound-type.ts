export interface SoundType {
  /** For people. */
  readonly name: string;
  /** Of a file that is saved. */
  readonly extension: string;
  readonly contentType: string;
}

const UNKNOWN: SoundType = {
  name: "sound of an unknown type",
  extension: "bin",
  contentType: "application/octet-stream",
};

/** By the bytes at an offset that files of a type have: "?" stands for any. */
const SIGNATURES: readonly (readonly [offset: number, bytes: string, type: SoundType])[] = [
  [0, "RIFF????WAVE", { name: "WAV", extension: "wav", contentType: "audio/wav" }],
  [0, "ID3", { name: "MP3", extension: "mp3", contentType: "audio/mpeg" }],
  [0, "OggS", { name: "Ogg", extension: "ogg", contentType: "audio/ogg" }],
  [0, "fLaC", { name: "FLAC", extension: "flac", contentType: "audio/flac" }],
  [4, "ftyp", { name: "MPEG-4 audio", extension: "m4a", contentType: "audio/mp4" }],
  [0, "\x1aE\xdf\xa3", { name: "WebM", extension: "webm", contentType: "audio/webm" }],
  [0, "FORM????AIFF", { name: "AIFF", extension: "aiff", contentType: "audio/aiff" }],
  [0, ".snd", { name: "AU", extension: "au", contentType: "audio/basic" }],
];

/** What a file of sound is by its first bytes; what it calls itself elsewhere may be wrong. */
export function soundType(bytes: Uint8Array): SoundType {
  const known = SIGNATURES.find(([offset, signature]) => hasAt(bytes, offset, signature));
  if (known !== undefined) return known[2];
  // A frame of MPEG audio starts with 11 bits that are set; two more say that it is a layer III.
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2;
  return isFrame ? { name: "MP3", extension: "mp3", contentType: "audio/mpeg" } : UNKNOWN;
}

function hasAt(bytes: Uint8Array, offset: number, signature: string): boolean {
  if (bytes.length < offset + signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (signature[i] !== "?" && bytes[offset + i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

const FMT_AT = 12;

/** Samples per second by the header of a WAV file; undefined for other files. */
export function wavSampleRateHz(bytes: Uint8Array): number | undefined {
  if (soundType(bytes).name !== "WAV") return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = FMT_AT; at + 16 <= bytes.length;) {
    if (hasAt(bytes, at, "fmt ")) return view.getUint32(at + 12, true);
    // Chunks start at even places.
    const chunkBytes = view.getUint32(at + 4, true);
    at += 8 + chunkBytes + (chunkBytes % 2);
  }
  return undefined;
}
