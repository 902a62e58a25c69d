const YEAR_SECS = 365.25 * 86_400;

/** Time since an event: "2 s", "5 min", "3 h", "12 d", "2.9 y". Less than nothing is "0 s". */
export function ageText(secs: number): string {
  if (secs < 60) return `${Math.max(0, Math.floor(secs))} s`;
  if (secs < 3600) return `${Math.floor(secs / 60)} min`;
  if (secs < 86_400) return `${Math.floor(secs / 3600)} h`;
  if (secs < YEAR_SECS) return `${Math.floor(secs / 86_400)} d`;
  return `${(Math.floor((secs / YEAR_SECS) * 10) / 10).toFixed(1)} y`;
}
