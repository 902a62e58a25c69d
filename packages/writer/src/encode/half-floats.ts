const SCRATCH = new DataView(new ArrayBuffer(4));

/** Bit pattern of the nearest IEEE 754 binary16, ties to even; too large becomes infinite. */
export function float16Bits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  // Halves lie 2^-24 apart up to 2^-14, and from there on 1024 to each power of two.
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const fraction = roundToEven(size * 2 ** (10 - exponent));
  return sign | (((exponent + 14) << 10) + fraction);
}

/** Bit pattern of the nearest bfloat16, the upper half of a float32; ties to even. */
export function bfloat16Bits(value: number): number {
  SCRATCH.setFloat32(0, value);
  const bits = SCRATCH.getUint32(0);
  if (Number.isNaN(value)) return 0x7fc0;
  return (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16;
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below + (below % 2);
  return rest < 0.5 ? below : below + 1;
}
