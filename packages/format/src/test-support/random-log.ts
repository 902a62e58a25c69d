import fc from "fast-check";
import {
  bytesField,
  concat,
  doubleField,
  floatField,
  fromHex,
  pluginMetadata,
  textField,
  varintField,
} from "./event-file.ts";
import { anyEvent } from "./random-event.ts";

/** Payloads of one file: usual events that come again and again, and now and then any other. */
export function anyLog(): fc.Arbitrary<Uint8Array[]> {
  return fc.array(anyLayout(), { minLength: 1, maxLength: 3 }).chain((layouts) => {
    const usual = fc
      .record({
        layout: fc.constantFrom(...layouts),
        step: anyStep(),
        wallTimeSecs: fc.oneof(fc.double(), fc.constant(NaN), fc.constant(1.7e9)),
        value: fc.float(),
      })
      .map(({ layout, step, wallTimeSecs, value }) => layout(step, wallTimeSecs, value));
    const event = fc.oneof({ weight: 8, arbitrary: usual }, anyEvent());
    return fc.array(event, { maxLength: 30, size: "max" });
  });
}

/** `undefined`: left out, as writers do with 0. */
type Layout = (
  step: number | bigint | undefined,
  wallTimeSecs: number,
  value: number,
) => Uint8Array;

const EDGE_STEPS = [
  ...[7, 14, 21, 28, 35, 42, 49].flatMap((bits) => [2 ** bits - 1, 2 ** bits, -(2 ** bits)]),
  -1,
  -(2 ** 49) - 1,
  2 ** 53 - 1,
  -(2 ** 53),
];

function anyStep(): fc.Arbitrary<number | bigint | undefined> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.nat(300) },
    fc.constantFrom(undefined, ...EDGE_STEPS),
    fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  );
}

const TAGS = ["a", "loss/train", "", "λ", "x".repeat(127), "y".repeat(128), "z".repeat(300)];
const HUGE_TAG = "huge/".repeat(5000);

const SCALARS = pluginMetadata("scalars");
const METADATA = [
  fromHex(""),
  // Its length in two bytes where one would do.
  fromHex("4a8b00 0a09 0a07 7363616c617273"),
  bytesField(9, concat([SCALARS.subarray(2), textField(3, "d".repeat(200))])),
];

/** Of the value `v`: the data field of Summary.Value. */
const FORMS: readonly ((v: number) => Uint8Array)[] = [
  (v) => floatField(2, v),
  (v) => tensor("0801 1200 2204", floatBytes(v)),
  (v) => tensor("0801 1200 2a04", floatBytes(v)),
  (v) => tensor("0801 2a04", floatBytes(v)),
  (v) => tensor("0801 1200 2d", floatBytes(v)),
  (v) => tensor("0802 1200 2208", doubleBytes(v)),
  (v) => tensor("0802 1200 3208", doubleBytes(v)),
  (v) => tensor("0802 3208", doubleBytes(v)),
  (v) => tensor("0802 1200 31", doubleBytes(v)),
  () => tensor("0807 1200 4201", fromHex("61")),
];

function anyLayout(): fc.Arbitrary<Layout> {
  const tag = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...TAGS) }, fc.constant(HUGE_TAG));
  const form = fc.constantFrom(...FORMS);
  const metadata = fc.oneof(
    { weight: 3, arbitrary: fc.constant(SCALARS) },
    fc.constantFrom(...METADATA),
  );
  const values = fc.array(fc.record({ tag, form, metadata }), { maxLength: 3 });
  return fc
    .oneof({ weight: 3, arbitrary: values.filter(({ length }) => length === 1) }, values)
    .map((parts) => (step, wallTimeSecs, value) => {
      const summary = parts.map((part) =>
        bytesField(1, concat([textField(1, part.tag), part.form(value), part.metadata])),
      );
      return concat([
        doubleField(1, wallTimeSecs),
        ...(step === undefined ? [] : [varintField(2, step)]),
        bytesField(5, concat(summary)),
      ]);
    });
}

function tensor(head: string, number: Uint8Array): Uint8Array {
  return bytesField(8, concat([fromHex(head), number]));
}

function floatBytes(value: number): Uint8Array {
  return floatField(1, value).subarray(1);
}

function doubleBytes(value: number): Uint8Array {
  return doubleField(1, value).subarray(1);
}
