/** As in chunk-row.ts. */
export const MAX_POINTS: usize = 512;
export const ROW_BYTES: usize = 80;
export const EVEN_STEPS: u32 = 1;
export const NARROW_STEPS: u32 = 2;
export const NARROW_TIMES: u32 = 4;
export const NARROW_VALUES: u32 = 8;
export const SORTED_TIMES: u32 = 16;
export const FINITE_VALUES: u32 = 32;

/** Notes what follows from the points, except of their values. */
export function rowOf(
  row: usize,
  steps: usize,
  times: usize,
  count: i32,
  flags: u32,
  checksum: u32,
): void {
  const last = (<usize>(count - 1)) << 3;
  store<f64>(row, load<f64>(steps));
  store<f64>(row, load<f64>(steps + last), 8);
  store<f64>(row, load<f64>(times), 16);
  store<f64>(row, load<f64>(times + last), 24);
  store<u16>(row, <u16>count, 56);
  store<u16>(row, <u16>flags, 58);
  store<u32>(row, checksum, 64);
}

/** Notes the extremes and where they stand. */
export function noteExtremes(row: usize, min: f64, max: f64, minAt: i32, maxAt: i32): void {
  store<f64>(row, min, 32);
  store<f64>(row, max, 40);
  store<u16>(row, <u16>minAt, 60);
  store<u16>(row, <u16>maxAt, 62);
}
