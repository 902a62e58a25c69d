const ZERO = 48;
const MINUS = 45;
const POINT = 46;

/** More than the longest text, `-1.2345678901234567e-308`: zeros at the end are written, then dropped. */
export const MAX_NUMBER_BYTES = 32;

const EIGHT_DIGITS = 1e8;
/** Whole numbers below it have at most 15 digits and are written as they are. */
const SIXTEEN_DIGITS = 1e15;

/** Fractions of multiples of 2^-34 are cut into decimals without rounding; see `writeDecimals`. */
const MULTIPLES = 2 ** 34;
/** As those of 32-bit floats from here on. */
const SMALLEST_FLOAT32 = 1e-5;

const TENS = Float64Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`));
/** 1, 0.1, … down to `SMALLEST_FLOAT32`. */
const TENTHS = Float64Array.from({ length: 6 }, (_, exponent) => Number(`1e-${exponent}`));

/** By the upper 12 bits of a positive number: half the distance to its neighbour above. */
const HALF_DISTANCES = Float64Array.from({ length: 2048 }, (_, bits) => 2 ** (bits - 1076));

const float = new Float64Array(1);
/** Of `float`, the less significant first on all machines that run JavaScript today. */
const words = new Uint32Array(float.buffer);

/**
 * Writes a finite number as `String` does, but for "-0": the shortest decimal that reads back as
 * the same 64 bits, of several the closest. Returns the place after it. There must be room for
 * `MAX_NUMBER_BYTES`.
 *
 * `String` makes a text first, which has to be copied; usual steps, wall times and 32-bit
 * values are written here without one, in less than half the time.
 */
export function writeNumber(value: number, bytes: Uint8Array, at: number): number {
  let place = at;
  let size = value;
  if (value < 0 || (value === 0 && 1 / value < 0)) {
    bytes[place++] = MINUS;
    size = -value;
  }
  if (size >= SIXTEEN_DIGITS) return writeText(size, bytes, place);
  if (size === Math.floor(size)) return writeWhole(size, bytes, place);
  return isCutExactly(size) ? writeDecimals(size, bytes, place) : writeText(size, bytes, place);
}

function isCutExactly(size: number): boolean {
  if (size < SMALLEST_FLOAT32) return false;
  const multiple = size * MULTIPLES;
  return multiple === Math.floor(multiple) || Math.fround(size) === size;
}

/**
 * A number has at most 17 digits: those before the point, and after it two blocks that fit
 * 31 bits. Each step is exact, since fractions are multiples of 2^-34 or 24 bits long: what
 * remains after the 17th digit is known, too. Then as many digits are dropped as leave a
 * decimal that is nearer to the number than to its neighbours; half the distance to them is
 * exact as well.
 */
function writeDecimals(size: number, bytes: Uint8Array, at: number): number {
  float[0] = size;
  const low = words[0] ?? 0;
  const high = words[1] ?? 0;
  // The neighbour below a power of two is nearer than the one above.
  if (low === 0 && (high & 0xfffff) === 0) return writeText(size, bytes, at);

  let whole = Math.floor(size);
  const wholeDigits = whole === 0 ? -leadingZeros(size) : countDigits(whole);
  const decimals = 17 - wholeDigits;
  const lastDecimals = whole === 0 ? 9 : Math.min(decimals, 8);
  const firstDecimals = decimals - lastDecimals;
  const firstUnit = tenTo(firstDecimals);
  const lastUnit = tenTo(lastDecimals);
  const scaled = (size - whole) * firstUnit;
  let first = scaled | 0;
  const scaledRest = (scaled - first) * lastUnit;
  let last = scaledRest | 0;
  const beyond = scaledRest - last;

  const halfDistance = (HALF_DISTANCES[high >>> 20] ?? 0) * firstUnit * lastUnit;
  last = shortened(last, beyond, halfDistance, (low & 1) === 0);
  if (last >= lastUnit) {
    last -= lastUnit;
    first += 1;
  }
  if (first >= firstUnit) {
    first -= firstUnit;
    whole += 1;
  }

  let place = writeWhole(whole, bytes, at);
  bytes[place++] = POINT;
  const zeros = Math.max(firstDecimals - 8, 0);
  for (let i = 0; i < zeros; i++) bytes[place++] = ZERO;
  place = writeDigits(first, firstDecimals - zeros, bytes, place);
  place = writeDigits(last, lastDecimals, bytes, place);
  while (bytes[place - 1] === ZERO) place -= 1;
  return place;
}

/**
 * Of the last digits those that are needed, the others 0: `last` counts units of the 17th digit,
 * `beyond` is what follows. A decimal of 15 digits that reads back is the only one.
 */
function shortened(last: number, beyond: number, halfDistance: number, isEven: boolean): number {
  const hundreds = rounded((last / 100) | 0, last, beyond, 100);
  if (isWithin(hundreds - last - beyond, halfDistance, isEven)) return hundreds;
  const tens = rounded((last / 10) | 0, last, beyond, 10);
  if (isWithin(tens - last - beyond, halfDistance, isEven)) return tens;
  return rounded(last, last, beyond, 1);
}

/** `last` and what follows as a multiple of `unit`, one that ends even where two are as near. */
function rounded(multiple: number, last: number, beyond: number, unit: number): number {
  const twice = 2 * (last - multiple * unit + beyond);
  const isUp = twice > unit || (twice === unit && (multiple & 1) === 1);
  return (isUp ? multiple + 1 : multiple) * unit;
}

function isWithin(distance: number, halfDistance: number, isEven: boolean): boolean {
  const size = Math.abs(distance);
  return size < halfDistance || (isEven && size === halfDistance);
}

/** Of a whole number below 1e16. */
function writeWhole(whole: number, bytes: Uint8Array, at: number): number {
  if (whole < EIGHT_DIGITS) return writeDigits(whole, countDigits(whole), bytes, at);
  const upper = Math.floor(whole / EIGHT_DIGITS);
  const place = writeDigits(upper, countDigits(upper), bytes, at);
  return writeDigits(whole - upper * EIGHT_DIGITS, 8, bytes, place);
}

/** Exactly `width` digits of a whole number that fits 31 bits, zeros before it. */
function writeDigits(whole: number, width: number, bytes: Uint8Array, at: number): number {
  const end = at + width;
  let rest = whole | 0;
  for (let place = end - 1; place >= at; place--) {
    const tenth = (rest / 10) | 0;
    bytes[place] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return end;
}

function writeText(size: number, bytes: Uint8Array, at: number): number {
  const text = String(size);
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** Of a whole number below 1e16. */
function countDigits(whole: number): number {
  if (whole >= EIGHT_DIGITS) return 8 + countDigits(Math.floor(whole / EIGHT_DIGITS));
  if (whole < 1e4) return whole < 100 ? (whole < 10 ? 1 : 2) : whole < 1000 ? 3 : 4;
  return whole < 1e6 ? (whole < 1e5 ? 5 : 6) : whole < 1e7 ? 7 : 8;
}

/** Zeros between the point and the first other digit of a number below 1. */
function leadingZeros(fraction: number): number {
  let zeros = 0;
  while (fraction < (TENTHS[zeros + 1] ?? 0)) zeros += 1;
  return zeros;
}

function tenTo(exponent: number): number {
  return TENS[exponent] ?? Infinity;
}
