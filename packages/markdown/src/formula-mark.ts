/** What stands in place of a formula: its number, between two marks that no font shows. */
export const FORMULA_MARK = /\u{e000}(\d+)\u{e001}/u;

/** @param place of the formula among those of the text, from 0 on. */
export function formulaMark(place: number): string {
  return `\u{e000}${place}\u{e001}`;
}
