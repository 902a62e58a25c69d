/** Thousandths of the font size that the characters from U+0020 to U+007E are wide, by Adobe's metrics of Helvetica. */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/** Of accented letters and signs outside of that, near enough to place a label. */
const OTHER_WIDTH = 556;

/** Characters of WinAnsiEncoding beyond Latin-1 that charts write; the minus sign is not among them. */
const SPECIAL: Readonly<Record<string, number>> = {
  "€": 0x80,
  "…": 0x85,
  "‘": 0x91,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
  "•": 0x95,
  "–": 0x96,
  "−": 0x96,
  "—": 0x97,
  "™": 0x99,
};

/** Width of a text in Helvetica of one unit. */
export function helveticaWidth(text: string): number {
  let thousandths = 0;
  for (const character of text) {
    thousandths += WIDTHS[(character.codePointAt(0) ?? 0) - 0x20] ?? OTHER_WIDTH;
  }
  return thousandths / 1000;
}

/** A PDF string in WinAnsiEncoding: "?" stands for what the encoding lacks, such as Chinese. */
export function pdfString(text: string): string {
  let out = "";
  for (const character of text) {
    const code = SPECIAL[character] ?? character.codePointAt(0) ?? 0x3f;
    const isKnown = (code >= 0x20 && code <= 0x7e) || (code >= 0x80 && code <= 0xff);
    out += octal(isKnown ? code : 0x3f);
  }
  return `(${out})`;
}

/** Octal escapes keep the file in ASCII and need no thought about brackets. */
function octal(code: number): string {
  const character = String.fromCharCode(code);
  return /^[\w .,:+=-]$/.test(character) ? character : `\\${code.toString(8).padStart(3, "0")}`;
}
