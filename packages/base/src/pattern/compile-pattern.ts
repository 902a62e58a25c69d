import { unreachable } from "../errors.ts";
import { parsePattern } from "./parse-pattern.ts";
import type { CharacterTest, PatternNode, PositionTest } from "./pattern-node.ts";
import { PatternError } from "./pattern-source.ts";

/** Numbers are places in the program. Without a jump, the next instruction follows. */
export type Instruction =
  | { readonly op: "character"; readonly accepts: CharacterTest }
  | { readonly op: "position"; readonly holds: PositionTest }
  /** Keeps the place in the text as bound `slot`: 2n and 2n + 1 are those of group n; 0 is the whole match. */
  | { readonly op: "keep"; readonly slot: number }
  /** Goes on at each of the places, preferably at the first. */
  | { readonly op: "jump"; readonly to: readonly number[] }
  /** Goes on behind `end` if what starts at the next instruction matches, or does not. */
  | { readonly op: "lookahead"; readonly wanted: boolean; readonly end: number }
  | { readonly op: "match" };

export type Program = readonly Instruction[];

/** Counted repeats are written out, so that a few characters can ask for millions. */
const MAX_INSTRUCTIONS = 10_000;

export interface PatternOptions {
  /** Capitals and small letters count as the same, as with `(?i)`. Default: false. */
  readonly ignoresCase?: boolean;
  /** A match may start anywhere, not only at the start of a text. Default: false. */
  readonly startsAnywhere?: boolean;
}

/** Undefined when the pattern is wrong, not understood (`parsePattern`) or too large. */
export function compilePattern(text: string, options: PatternOptions = {}): Program | undefined {
  try {
    return programOf(text, options);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

/** @throws PatternError that says why when the pattern is wrong, not understood or too large. */
export function programOf(text: string, options: PatternOptions): Program {
  const { ignoresCase = false, startsAnywhere = false } = options;
  const part = parsePattern(ignoresCase ? `(?i)${text}` : text);
  const program: Instruction[] = [];
  if (startsAnywhere) emit(ANYTHING, program);
  emit({ kind: "group", part, number: 0 }, program);
  add(program, { op: "match" });
  return program;
}

const ANYTHING: PatternNode = {
  kind: "repeat",
  part: { kind: "character", accepts: () => true },
  min: 0,
  max: Infinity,
  isLazy: true,
};

function emit(node: PatternNode, program: Instruction[]): void {
  switch (node.kind) {
    case "character":
      add(program, { op: "character", accepts: node.accepts });
      return;
    case "position":
      add(program, { op: "position", holds: node.holds });
      return;
    case "sequence":
      for (const part of node.parts) emit(part, program);
      return;
    case "choice":
      emitChoice(node.options, program);
      return;
    case "repeat":
      emitRepeat(node, program);
      return;
    case "lookahead":
      emitLookahead(node, program);
      return;
    case "group":
      add(program, { op: "keep", slot: 2 * node.number });
      emit(node.part, program);
      add(program, { op: "keep", slot: 2 * node.number + 1 });
      return;
    default:
      unreachable(node);
  }
}

/** One jump to all options; a jump behind the last one ends each. */
function emitChoice(options: readonly PatternNode[], program: Instruction[]): void {
  const [only] = options;
  if (only !== undefined && options.length === 1) return emit(only, program);
  const starts: number[] = [];
  const end: number[] = [];
  add(program, { op: "jump", to: starts });
  for (const option of options) {
    starts.push(program.length);
    emit(option, program);
    add(program, { op: "jump", to: end });
  }
  end.push(program.length);
}

function emitRepeat(
  { part, min, max, isLazy }: Extract<PatternNode, { kind: "repeat" }>,
  program: Instruction[],
): void {
  for (let time = 0; time < min; time++) if (!emitSome(part, program)) return;
  const loopStart = program.length;
  const optionalTimes = max === Infinity ? 1 : max - min;
  const exits: number[][] = [];
  for (let time = 0; time < optionalTimes; time++) {
    const to = [program.length + 1];
    exits.push(to);
    add(program, { op: "jump", to });
    if (!emitSome(part, program)) break;
  }
  if (max === Infinity) add(program, { op: "jump", to: [loopStart] });
  for (const to of exits) {
    if (isLazy) to.unshift(program.length);
    else to.push(program.length);
  }
}

/** Whether there was anything to emit: repeating nothing is done at once. */
function emitSome(part: PatternNode, program: Instruction[]): boolean {
  const before = program.length;
  emit(part, program);
  return program.length > before;
}

function emitLookahead(
  { part, wanted }: Extract<PatternNode, { kind: "lookahead" }>,
  program: Instruction[],
): void {
  const place = program.length;
  add(program, { op: "match" }); // until the end is known
  emit(part, program);
  add(program, { op: "match" });
  program[place] = { op: "lookahead", wanted, end: program.length };
}

function add(program: Instruction[], instruction: Instruction): void {
  if (program.length >= MAX_INSTRUCTIONS) throw new PatternError("too large");
  program.push(instruction);
}
