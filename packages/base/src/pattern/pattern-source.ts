import { CLASS_ESCAPES, CONTROL_ESCAPES } from "./characters.ts";
import type { CharacterTest } from "./pattern-node.ts";

/** Ends the reading of a pattern that is not understood; `compilePattern` catches it. */
export class PatternError extends Error {}

/** What `[…]`, `\d` or a plain character stands for. */
export type CharacterClass = number | CharacterTest;

const ASCII_LETTER_OR_DIGIT = /^[A-Za-z0-9]$/;
/** Hexadecimal digits of a character's number, by the letter after the backslash. */
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const MAX_CODE_POINT = 0x10ffff;

/** The text of a pattern, read from left to right by code points. */
export class PatternSource {
  private readonly characters: readonly string[];
  private at = 0;
  private groupCount = 0;

  constructor(text: string) {
    this.characters = Array.from(text);
  }

  get atEnd(): boolean {
    return this.at >= this.characters.length;
  }

  peek(): string | undefined {
    return this.characters[this.at];
  }

  /** @throws PatternError at the end. */
  take(): string {
    const character = this.peek();
    if (character === undefined) throw new PatternError("ends too early");
    this.at++;
    return character;
  }

  /** Takes `text`, of ASCII characters, if it comes next. */
  takeIf(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      if (this.characters[this.at + i] !== text[i]) return false;
    }
    this.at += text.length;
    return true;
  }

  /** Takes characters as long as they are in `set`. */
  takeWhile(set: RegExp): string {
    const start = this.at;
    for (let next = this.peek(); next !== undefined && set.test(next); next = this.peek())
      this.at++;
    return this.characters.slice(start, this.at).join("");
  }

  /** The number of a group that captures and begins here. */
  nextGroup(): number {
    return ++this.groupCount;
  }

  /** The place to go `back` to when what follows turns out to be something else. */
  mark(): number {
    return this.at;
  }

  back(mark: number): void {
    this.at = mark;
  }

  /** What stands behind a backslash, for what means the same inside and outside of `[…]`. */
  escaped(): CharacterClass {
    const letter = this.take();
    const accepts = CLASS_ESCAPES.get(letter);
    if (accepts !== undefined) return accepts;
    const control = CONTROL_ESCAPES.get(letter);
    if (control !== undefined) return control;
    const digits = HEX_DIGITS[letter];
    if (digits !== undefined) return this.hexadecimal(digits);
    if (letter === "0") return this.octal();
    if (ASCII_LETTER_OR_DIGIT.test(letter)) throw new PatternError(`unknown escape \\${letter}`);
    return codePointOf(letter);
  }

  private hexadecimal(digits: number): number {
    const text = Array.from({ length: digits }, () => this.take()).join("");
    const code = /^[0-9a-fA-F]+$/.test(text) ? Number.parseInt(text, 16) : NaN;
    if (!(code <= MAX_CODE_POINT)) throw new PatternError(`no character ${text}`);
    return code;
  }

  private octal(): number {
    let code = 0;
    for (let digits = 0; digits < 2 && /^[0-7]$/.test(this.peek() ?? ""); digits++) {
      code = code * 8 + Number(this.take());
    }
    return code;
  }
}

export function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
