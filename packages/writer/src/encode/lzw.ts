const CLEAR = 256;
const END = 257;
const FIRST_CODE = 258;
const MAX_CODES = 4096;

/**
 * Makes a function that packs items of 8 bits as GIF has it: LZW with codes of 9 to
 * 12 bits, the lowest bits first. It keeps its memory. Source: GIF89a, appendix F.
 */
export function createCompressor(): (items: Uint8Array) => readonly number[] {
  /** The code of a known sequence and the item behind it, or 0. */
  const codes = new Uint16Array(MAX_CODES * 256);

  return (items) => {
    const bytes: number[] = [];
    let bits = 0;
    let bitCount = 0;
    let codeBits = 9;
    let nextCode = FIRST_CODE;

    const emit = (code: number) => {
      bits |= code << bitCount;
      for (bitCount += codeBits; bitCount >= 8; bitCount -= 8) {
        bytes.push(bits & 0xff);
        bits >>>= 8;
      }
      if (nextCode === 1 << codeBits && codeBits < 12) codeBits++;
    };
    const forget = () => {
      emit(CLEAR);
      codes.fill(0);
      codeBits = 9;
      nextCode = FIRST_CODE;
    };

    forget();
    let known = items[0] ?? 0;
    for (let i = 1; i < items.length; i++) {
      const item = items[i] ?? 0;
      const sequence = known * 256 + item;
      const code = codes[sequence] ?? 0;
      if (code !== 0) {
        known = code;
        continue;
      }
      emit(known);
      if (nextCode < MAX_CODES) codes[sequence] = nextCode++;
      else forget();
      known = item;
    }
    emit(known);
    emit(END);
    if (bitCount > 0) bytes.push(bits & 0xff);
    return bytes;
  };
}
