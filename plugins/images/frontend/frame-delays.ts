/** What browsers make of delays that old programs wrote when they meant "as fast as you can". */
const SHORTEST_MS = 11;
const INSTEAD_MS = 100;

/**
 * How long each frame of an animated GIF or WebP is shown, in milliseconds; one frame or none
 * for a still. Nothing is decoded. What is cut off has the frames that begin.
 *
 * Sources: GIF89a specification 20 to 26; RFC 9649 2.7.1.1 (WebP).
 */
export function frameDelaysMs(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delays = isGif(view) ? gifDelays(view) : isWebp(view) ? webpDelays(view) : [];
  return delays.map((ms) => (ms < SHORTEST_MS ? INSTEAD_MS : ms));
}

const GIF = 0x47494638;
const RIFF = 0x52494646;
const WEBP = 0x57454250;
const ANMF = 0x414e4d46;

function isGif(view: DataView): boolean {
  return view.byteLength >= 13 && view.getUint32(0) === GIF;
}

function isWebp(view: DataView): boolean {
  return view.byteLength >= 12 && view.getUint32(0) === RIFF && view.getUint32(8) === WEBP;
}

const EXTENSION = 0x21;
const GRAPHIC_CONTROL = 0xf9;
const IMAGE = 0x2c;

function gifDelays(view: DataView): number[] {
  const delays: number[] = [];
  let delayMs = 0;
  let at = 13 + colourTableBytes(view.getUint8(10));
  while (at + 10 <= view.byteLength) {
    const block = view.getUint8(at);
    if (block === EXTENSION) {
      if (view.getUint8(at + 1) === GRAPHIC_CONTROL) delayMs = view.getUint16(at + 4, true) * 10;
      at = endOfSubBlocks(view, at + 2);
    } else if (block === IMAGE) {
      delays.push(delayMs);
      delayMs = 0;
      // Behind the colours stands one byte, the size of codes.
      at = endOfSubBlocks(view, at + 11 + colourTableBytes(view.getUint8(at + 9)));
    } else break;
  }
  return delays;
}

function colourTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Each block begins with its length; the last one has none. */
function endOfSubBlocks(view: DataView, start: number): number {
  let at = start;
  while (at < view.byteLength && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
  return at + 1;
}

function webpDelays(view: DataView): number[] {
  const delays: number[] = [];
  for (let at = 12; at + 24 <= view.byteLength;) {
    const size = view.getUint32(at + 4, true);
    const isFrame = view.getUint32(at) === ANMF;
    if (isFrame) delays.push(view.getUint16(at + 20, true) + 2 ** 16 * view.getUint8(at + 22));
    at += 8 + size + (size % 2);
  }
  return delays;
}
