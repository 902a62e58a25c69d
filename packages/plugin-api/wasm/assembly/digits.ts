import { writeOther } from "./host.ts";

const POINT: u8 = 46;
const MINUS: u8 = 45;
const ZERO: u8 = 48;
const EIGHT_ZEROS: u64 = 0x3030303030303030;
/** The bytes of "0.000000". */
const ZERO_POINT_ZEROS: u64 = 0x3030303030302e30;

const EIGHT_DIGITS: u64 = 100_000_000;
const SIXTEEN_DIGITS: u64 = 10_000_000_000_000_000;

/** Numbers from here on are left to the host. */
const WHOLE_BELOW: f64 = 1e15;
/** Smaller fractions, too. */
const SMALLEST_FRACTION: f64 = 1e-6;
/** From 2^22 on a fraction of 30 bits times a power of ten fits 64 bits. */
const LONG_FRACTIONS_FROM: f64 = 4194304;

const FRACTION_BITS: i32 = 52;
const EXPONENT_BIAS: i32 = 1023;
const FRACTION_MASK: u64 = 0xfffffffffffff;
const HIDDEN_BIT: u64 = 0x10000000000000;

const TENS = memory.data<u64>([
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  10_000_000_000,
]);

/** Powers of five up to the 22nd. */
const FIVES = memory.data<u64>([
  1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625,
  1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625,
  19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625,
]);

/**
 * As `numberJson` of src/compat/points-json.ts: the shortest decimal that reads back as the same
 * number, of several the closest. Whole numbers, 32-bit floats and wall times are written here,
 * in whole numbers of 64 bits; all others by the host. Bytes behind the end may be touched, too,
 * `MAX_NUMBER_BYTES` in all.
 */
export function writeNumber(value: f64, at: usize): usize {
  const size = abs(value);
  if (size < WHOLE_BELOW) {
    const whole = <u64>size;
    if (<f64>whole === size) return writeWhole(whole, afterSign(value, at));
    if (size >= LONG_FRACTIONS_FROM) return writeLongFraction(size, whole, afterSign(value, at));
    if (size >= SMALLEST_FRACTION && <f64>(<f32>size) === size) {
      const end = writeFloat32(size, afterSign(value, at));
      if (end !== 0) return end;
    }
  }
  return writeOther(value, at);
}

function afterSign(value: f64, at: usize): usize {
  if (reinterpret<i64>(value) >= 0) return at;
  store<u8>(at, MINUS);
  return at + 1;
}

function writeWhole(whole: u64, at: usize): usize {
  if (whole < EIGHT_DIGITS) return writeShort(whole, at);
  const upper = whole / EIGHT_DIGITS;
  const place = writeShort(upper, at);
  store<u64>(place, eightDigits(whole - upper * EIGHT_DIGITS) | EIGHT_ZEROS);
  return place + 8;
}

/** Of at most eight digits, without zeros before them. */
function writeShort(whole: u64, at: usize): usize {
  const digits = eightDigits(whole);
  const zeros = min(ctz(digits) >> 3, 7);
  store<u64>(at, (digits | EIGHT_ZEROS) >> (zeros << 3));
  return at + 8 - <usize>zeros;
}

/** The digits of a number below 10^8, each in a byte, the first in the lowest: halves, quarters, digits. */
function eightDigits(whole: u64): u64 {
  const upper = <u64>(<u32>whole / 10_000);
  let digits = upper | ((whole - upper * 10_000) << 32);
  let parts = ((digits * 10_486) >> 20) & 0x0000007f0000007f;
  digits = parts | ((digits - parts * 100) << 16);
  parts = ((digits * 103) >> 10) & 0x000f000f000f000f;
  return parts | ((digits - parts * 10) << 8);
}

/**
 * A double of at least 2^22 that is no whole number. With its whole digits, `decimals` make 17;
 * what is left beyond them is known exactly.
 */
function writeLongFraction(size: f64, whole: u64, at: usize): usize {
  const bits = reinterpret<u64>(size);
  const shift = <u64>(FRACTION_BITS + EXPONENT_BIAS - <i32>(bits >> FRACTION_BITS));
  const mask = ((<u64>1) << shift) - 1;
  let place = writeWhole(whole, at);
  const decimals = 17 - (place - at);
  const unit = load<u64>(TENS + (decimals << 3));
  // The power of two at which the neighbour below is nearer is a whole number.
  const scaled = (bits & mask) * unit;
  const fraction = shortest(scaled >> shift, scaled & mask, shift, unit, 1, (bits & 1) === 0);
  store<u8>(place++, POINT);
  return writeFraction(fraction, decimals, place);
}

/** Exactly `width` digits, at most ten, but for zeros at the end. */
function writeFraction(fraction: u64, width: usize, at: usize): usize {
  // Ten digits in all, of which the last `width` are wanted.
  const upper = fraction / EIGHT_DIGITS;
  const tens = upper / 10;
  const last = eightDigits(fraction - upper * EIGHT_DIGITS) | EIGHT_ZEROS;
  if (width <= 8) {
    store<u64>(at, last >> ((8 - width) << 3));
  } else {
    if (width === 10) store<u8>(at, ZERO + <u8>tens);
    store<u8>(at + width - 9, ZERO + <u8>(upper - tens * 10));
    store<u64>(at + width - 8, last);
  }
  return withoutZeros(at + width);
}

/**
 * A 32-bit float below 2^22 that is no whole number, as the 17 digits of its double. 24 bits
 * times a power of five are 76 bits at most, carried in two words. Returns 0 for a power of two
 * that needs more than 15 digits: its neighbour below is nearer than the one above.
 */
function writeFloat32(size: f64, at: usize): usize {
  const bits = reinterpret<u64>(size);
  const exponent = <i32>(bits >> FRACTION_BITS) - EXPONENT_BIAS;
  const mantissa = ((bits & FRACTION_MASK) | HIDDEN_BIT) >> 29;
  const wholeDigits = size < 1 ? -leadingZeros(size) : countDigits(<u32>size);
  const decimals = 17 - wholeDigits;
  const five = load<u64>(FIVES + ((<usize>decimals) << 3));

  const low = mantissa * (five & 0xffffffff);
  const high = mantissa * (five >> 32) + (low >> 32);
  const shift = <i64>(23 - exponent - decimals);
  let digits: u64;
  let rest: u64 = 0;
  if (shift > 0) {
    digits = (high << (32 - shift)) | ((low & 0xffffffff) >> shift);
    rest = low & (((<u64>1) << shift) - 1);
  } else {
    digits = ((high << 32) | (low & 0xffffffff)) << -shift;
  }
  if ((bits & FRACTION_MASK) === 0 && (rest !== 0 || digits % 100 !== 0)) return 0;
  digits = shortest(
    digits,
    rest,
    <u64>max<i64>(shift, 0),
    five << (<u64>max<i64>(-shift, 0)),
    30,
    true,
  );

  if (wholeDigits <= 0) {
    store<u64>(at, ZERO_POINT_ZEROS);
    return writeSeventeen(digits, at + <usize>(2 - wholeDigits));
  }
  const end = writeSeventeen(digits, at + 1);
  for (let i: usize = 0; i < <usize>wholeDigits; i++) store<u8>(at + i, load<u8>(at + i, 1));
  store<u8>(at + <usize>wholeDigits, POINT);
  return end;
}

function writeSeventeen(digits: u64, at: usize): usize {
  const first = digits / SIXTEEN_DIGITS;
  const others = digits - first * SIXTEEN_DIGITS;
  const upper = others / EIGHT_DIGITS;
  store<u8>(at, ZERO + <u8>first);
  store<u64>(at, eightDigits(upper) | EIGHT_ZEROS, 1);
  store<u64>(at, eightDigits(others - upper * EIGHT_DIGITS) | EIGHT_ZEROS, 9);
  return withoutZeros(at + 17);
}

function withoutZeros(end: usize): usize {
  let place = end;
  while (load<u8>(place - 1) === ZERO) place--;
  return place;
}

/**
 * The number `digits` + `rest` / 2^`shift` with as many digits 0 at its end as leave it nearer to
 * the double than to its neighbours: half the way to them is `distance` / 2^(`shift` + `distanceShift`).
 * A decimal of 15 digits that reads back is the only one.
 */
function shortest(
  digits: u64,
  rest: u64,
  shift: u64,
  distance: u64,
  distanceShift: u64,
  isEven: bool,
): u64 {
  const hundreds = rounded(digits, rest, shift, digits / 100, 100);
  if (isWithin(hundreds - digits, rest, shift, distance, distanceShift, isEven)) return hundreds;
  const tens = rounded(digits, rest, shift, digits / 10, 10);
  if (isWithin(tens - digits, rest, shift, distance, distanceShift, isEven)) return tens;
  return rounded(digits, rest, shift, digits, 1);
}

function isWithin(
  change: u64,
  rest: u64,
  shift: u64,
  distance: u64,
  distanceShift: u64,
  isEven: bool,
): bool {
  const away = (<u64>abs(((<i64>change) << shift) - <i64>rest)) << distanceShift;
  return away < distance || (isEven && away === distance);
}

/** A multiple of `unit`, one that ends even where two are as near. `multiple`: the one below. */
function rounded(digits: u64, rest: u64, shift: u64, multiple: u64, unit: u64): u64 {
  const twice = (((digits - multiple * unit) << shift) + rest) << 1;
  const whole = unit << shift;
  const isUp = twice > whole || (twice === whole && (multiple & 1) === 1);
  return (isUp ? multiple + 1 : multiple) * unit;
}

/** Of a whole number below 2^22. */
function countDigits(whole: u32): i32 {
  if (whole < 1000) return whole < 100 ? (whole < 10 ? 1 : 2) : 3;
  return whole < 100_000 ? (whole < 10_000 ? 4 : 5) : whole < 1_000_000 ? 6 : 7;
}

/** Zeros between the point and the first other digit of a number below 1. */
function leadingZeros(fraction: f64): i32 {
  if (fraction >= 0.1) return 0;
  if (fraction >= 0.01) return 1;
  if (fraction >= 0.001) return 2;
  if (fraction >= 0.0001) return 3;
  return fraction >= 0.00001 ? 4 : 5;
}
