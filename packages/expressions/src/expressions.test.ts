import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compileExpression,
  namesIn,
  parseExpression,
  printExpression,
  RUN_LANGUAGE,
  SERIES_LANGUAGE,
  type Expression,
  type Language,
  type Scope,
  type Value,
} from "./index.ts";

const RUN: Scope = {
  name: (name, isQuoted) => (!isQuoted && name === "run" ? "exp/ResNet-50" : HPARAMS.get(name)),
  call: (name, args) => (args[0] === "loss" ? STATISTICS.get(name) : undefined),
};
const HPARAMS = new Map<string, Value>([
  ["lr", 0.001],
  ["opt", "adam"],
  ["bn", true],
  ["odd name", 7],
  ["run", 3],
]);
const STATISTICS = new Map<string, Value>([
  ["last", 0.4],
  ["first", NaN],
  ["has_nan", true],
  ["age", 7000],
]);

function valueOf(text: string, language: Language = RUN_LANGUAGE): Value {
  const read = parseExpression(text, language, "any");
  if (read.kind === "invalid") throw new Error(read.problem.message);
  return compileExpression(read.expression, language)(RUN);
}

function problemOf(text: string, language: Language = RUN_LANGUAGE) {
  const read = parseExpression(text, language);
  return read.kind === "invalid" ? read.problem : undefined;
}

describe("an expression over runs", () => {
  it.each([
    ['run ~ "resnet" and lr < 0.01 and last(loss) < 0.5', true],
    ['run !~ "resnet"', false],
    ['run ~ "^exp/.*50$"', true],
    ["lr = 1e-3", true],
    ["lr == .001 && lr != 1", true],
    ['opt in ["sgd", "adam"]', true],
    ['opt not in ["sgd", "adam"]', false],
    ["lr in [-1, 0.001]", true],
    ["bn", true],
    ["not bn or lr > 1", false],
    ["lr < 1 or lr > 2 and bn = false", true],
    ["(lr < 1 or lr > 2) and bn = false", false],
    ["`odd name` = 7", true],
    ["`run` = 3", true],
    ["has_nan(loss)", true],
    ['age("loss") < 2h', true],
    ["age(loss) < 1.5h", false],
    ["at_step(other, 10) < 1", false],
    ["-lr * 2 < -0.001 ^ 2", true],
    ["log(exp(lr)) - lr < 1e-12", true],
    ['"run-2" < "run-10"', true],
  ])("%s is %s", (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each([
    "missing < 1",
    "missing != 1",
    'missing !~ "x"',
    "missing not in [1]",
    "lr + missing > 0",
  ])("%s is false, for something is missing", (text) => {
    expect(valueOf(text)).toBe(false);
  });

  it("has two truth values: not makes a comparison with something missing true", () => {
    expect(valueOf("not missing < 1")).toBe(true);
  });

  it.each(["first(loss) < 1", "first(loss) = first(loss)", "lr < opt", "opt = 1"])(
    "%s is false, for NaN and other types equal nothing",
    (text) => {
      expect(valueOf(text)).toBe(false);
    },
  );

  it.each([
    ["2 ^ 3 ^ 2", 512],
    ["-2 ^ 2", -4],
    ["7 - 2 - 1", 4],
    ["8 / 2 / 2", 2],
    ["1 + 2 * 3", 7],
    ["2m", 120],
    ["1w", 604_800],
  ])("%s is %d", (text, value) => {
    expect(valueOf(text)).toBe(value);
  });
});

describe("a run that people named", () => {
  const named: Scope = {
    ...RUN,
    otherName: (name, isQuoted) => (name === "run" && !isQuoted ? "Champion" : undefined),
  };

  it.each([
    ['run ~ "champ"', true],
    ['run ~ "resnet"', true],
    ['run ~ "vgg"', false],
    ['run !~ "champ"', false],
    ['run !~ "resnet"', false],
    ['run !~ "vgg"', true],
    ['run = "Champion"', true],
    ['(run) != "Champion"', false],
    ['run in ["exp/ResNet-50"]', true],
    ['run not in ["Champion"]', false],
    ["run != missing", false],
    ["`run` = 3", true],
  ])("has both names: %s is %s", (text, value) => {
    const read = parseExpression(text, RUN_LANGUAGE);
    if (read.kind === "invalid") throw new Error(read.problem.message);
    expect(compileExpression(read.expression, RUN_LANGUAGE)(named)).toBe(value);
  });
});

describe("a problem", () => {
  it.each([
    ["lr <", 4, 4, "Expected a value, found the end."],
    ["lr < 1 lr", 7, 9, "Expected an operator, found “lr”."],
    ["0 < lr < 1", 7, 8, "Join comparisons with “and”"],
    ["run ~ lr", 6, 8, "Expected a pattern in quotes"],
    ['run ~ "("', 6, 9, "is no pattern"],
    ['run ~ "x', 6, 8, "no closing"],
    ["lr < 1 §", 7, 8, "has no meaning here"],
    ["lr < 2x", 5, 7, "is no number"],
    ["opt in [lr]", 8, 10, "Expected a number or a text in quotes"],
    ["lr + 1", 0, 6, "Expected a comparison, but this is a number."],
    ["run < 1", 6, 7, "Expected a text, but this is a number."],
    ["lats(loss) < 1", 0, 4, "There is no function “lats”."],
    ["at_step(loss) < 1", 0, 13, "It is written at_step(tag, step)."],
    ["last(1) < 1", 5, 6, "Expected the name of a tag"],
  ])("of %s is at %d to %d", (text, from, to, message) => {
    expect(problemOf(text)).toMatchObject({ from, to, message: expect.stringContaining(message) });
  });

  it.each(["(", "-", "not ", "abs(", "2 ^ "])("is that “%s” comes too often in a row", (part) => {
    expect(problemOf(`${part.repeat(1500)}1`)?.message).toContain("Too many brackets");
  });

  it("is found, or not, in no time within lists within lists", () => {
    const deep = `${"(".repeat(90)}lr in [1]${") in [true]".repeat(90)}`;
    expect(problemOf(deep)).toBeUndefined();
    expect(problemOf(`${deep} and run < 1`)?.message).toContain("Expected a text");
  });

  it.each([
    ["weight decay < 0.1", "`weight decay`"],
    ["last(my val loss) < 1", "`my val loss`"],
  ])("of %s says how a name with blanks is written: %s", (text, name) => {
    expect(problemOf(text)?.hint).toContain(name);
  });

  it.each(["lr < 1 lr", "`a b` c < 1", "lr 2 < 1"])("of %s takes nothing for one name", (text) => {
    expect(problemOf(text)?.hint).toBeUndefined();
  });

  it("names the functions there are", () => {
    expect(problemOf("lats(loss) < 1")?.hint).toContain("last,");
  });
});

describe("namesIn", () => {
  it("tells hyperparameters and tags, without words of the language and tags of people", () => {
    const read = parseExpression(
      'run ~ "x" and lr < `run` and at_step(`a b`, n) > last("c") or has(best)',
      RUN_LANGUAGE,
    );
    if (read.kind === "invalid") throw new Error(read.problem.message);
    const { names, tags } = namesIn(read.expression, RUN_LANGUAGE);
    expect([...names]).toEqual(["lr", "run", "n"]);
    expect([...tags]).toEqual(["a b", "c"]);
  });
});

describe("an expression over series", () => {
  it.each([
    "train/loss - val/loss",
    "ema(x, 0.9)",
    "x / baseline",
    "min(abs(a), sqrt(b)) + diff(cumsum(`odd tag`))",
    "x - baseline(val/loss)",
  ])("%s is read and printed as it was written", (text) => {
    const read = parseExpression(text, SERIES_LANGUAGE);
    expect(read.kind === "valid" && printExpression(read.expression)).toBe(text);
  });

  it("takes no texts and no comparisons", () => {
    expect(problemOf('x + "a"', SERIES_LANGUAGE)).toMatchObject({
      code: "expression.type",
      from: 4,
    });
    expect(problemOf("x < 1", SERIES_LANGUAGE)).toMatchObject({ code: "expression.type", from: 0 });
    expect(problemOf("last(x)", SERIES_LANGUAGE)?.code).toBe("expression.unknownFunction");
  });
});

describe("any expression", () => {
  it("is the same again when it is printed and parsed", () => {
    fc.assert(
      fc.property(anyTruth, (expression) => {
        const text = printExpression(expression);
        const read = parseExpression(text, RUN_LANGUAGE);
        if (read.kind === "invalid") throw new Error(`${text}: ${read.problem.message}`);
        expect(withoutSpans(read.expression)).toEqual(withoutSpans(expression));
      }),
      { numRuns: 2000 },
    );
  });

  it("is read or refused within its text, whatever it is", () => {
    const part = fc.constantFrom(
      ..."<>=!~()[],+-*/^:\"'`\\ .09eé".split(""),
      ...'and |or |not |in |lr|last(|tag:|run|2h|true|min(|"a"'.split("|"),
    );
    const text = fc.array(fc.oneof(part, part, fc.string({ maxLength: 3 })), { maxLength: 15 });
    fc.assert(
      fc.property(text, (parts) => {
        const written = parts.join("");
        for (const language of [RUN_LANGUAGE, SERIES_LANGUAGE]) {
          const read = parseExpression(written, language);
          if (read.kind === "valid") {
            compileExpression(read.expression, language)(RUN);
            continue;
          }
          const { from, to, message } = read.problem;
          expect(0 <= from && from <= to && to <= written.length && message !== "").toBe(true);
        }
      }),
      { numRuns: 20_000 },
    );
  });
});

const NOWHERE = { from: 0, to: 0 };

const anyName = fc.oneof(
  fc.constantFrom("lr", "train/loss", "a-b.c", "and", "odd name", "`", "\\", "9", "run"),
  fc.string({ minLength: 1 }),
);
const name = anyName.map((text): Expression => ({
  kind: "name",
  name: text,
  isQuoted: true,
  ...NOWHERE,
}));
const text = fc.string().map((value) => ({ kind: "text", value, ...NOWHERE }) as const);
const number = fc
  .tuple(
    fc
      .double({ min: 0, noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Object.is(value, -0)),
    fc.constantFrom(undefined, "s", "h"),
  )
  .map(([value, unit]) => ({ kind: "number", value, ...(unit && { unit }), ...NOWHERE }) as const);
const truth = fc.boolean().map((value) => ({ kind: "truth", value, ...NOWHERE }) as const);

const { anyTruth } = fc.letrec<{ anyNumber: Expression; anyTruth: Expression }>((tie) => ({
  anyNumber: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(name, number),
    fc.record({ kind: fc.constant("negative"), operand: tie("anyNumber"), ...spans() }),
    fc.record({
      kind: fc.constant("arithmetic"),
      operator: fc.constantFrom("+", "-", "*", "/", "^"),
      left: tie("anyNumber"),
      right: tie("anyNumber"),
      ...spans(),
    }),
    fc.record({
      kind: fc.constant("call"),
      name: fc.constantFrom("last", "min", "age"),
      args: fc.tuple(fc.oneof(name, text)),
      ...spans(),
    }),
  ) as fc.Arbitrary<Expression>,
  anyTruth: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(name, truth),
    fc.record({ kind: fc.constant("not"), operand: tie("anyTruth"), ...spans() }),
    fc.record({
      kind: fc.constantFrom("both", "either"),
      left: tie("anyTruth"),
      right: tie("anyTruth"),
      ...spans(),
    }),
    fc.record({
      kind: fc.constant("comparison"),
      operator: fc.constantFrom("<", "<=", ">", ">=", "=", "!="),
      left: tie("anyNumber"),
      right: tie("anyNumber"),
      ...spans(),
    }),
    fc.record({
      kind: fc.constant("match"),
      left: name,
      pattern: fc.constantFrom("a", 'a"b', "\\d+", "\\\\", "x|y"),
      isWanted: fc.boolean(),
      ...spans(),
    }),
    fc.record({
      kind: fc.constant("membership"),
      left: name,
      items: fc.array(fc.oneof(number, text, truth), { minLength: 1, maxLength: 3 }),
      isWanted: fc.boolean(),
      ...spans(),
    }),
  ) as fc.Arbitrary<Expression>,
}));

function spans() {
  return { from: fc.constant(0), to: fc.constant(0) };
}

function withoutSpans(expression: Expression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) =>
      key === "from" || key === "to" ? undefined : value,
    ),
  );
}
