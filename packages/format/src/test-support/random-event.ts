import { WireType } from "@bufbuild/protobuf/wire";
import fc from "fast-check";
import {
  bytesField,
  concat,
  doubleField,
  floatField,
  fromHex,
  textField,
  varintField,
} from "./event-file.ts";

/** Events as no usual writer makes them: any field order, unknown fields, every encoding. */
export function anyEvent(): fc.Arbitrary<Uint8Array> {
  return anyMessage([
    any(fc.double(), (secs) => doubleField(1, secs)),
    any(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (step) => varintField(2, step)),
    fc.oneof(
      any(fc.string(), (version) => textField(3, version)),
      any(fc.uint8Array(), (graph) => bytesField(4, graph)),
      { weight: 8, arbitrary: any(fc.array(anyValue(), { maxLength: 4 }), summaryField) },
      any(fc.nat(4), (status) => bytesField(7, varintField(1, status))),
      any(taggedRunMetadata(), (metadata) => bytesField(8, metadata)),
      any(fc.uint8Array(), (metaGraph) => bytesField(9, metaGraph)),
    ),
    any(fc.string(), (writer) => bytesField(10, textField(1, writer))),
  ]);
}

function summaryField(values: Uint8Array[]): Uint8Array {
  return bytesField(5, concat(values.map((value) => bytesField(1, value))));
}

function taggedRunMetadata(): fc.Arbitrary<Uint8Array> {
  return anyMessage([
    any(fc.string(), (tag) => textField(1, tag)),
    any(fc.uint8Array(), (bytes) => bytesField(2, bytes)),
  ]);
}

function anyValue(): fc.Arbitrary<Uint8Array> {
  return anyMessage([
    any(fc.constantFrom("a", "b", "λ/c", "x".repeat(200), ""), (tag) => textField(1, tag)),
    fc.oneof(
      any(fc.float(), (value) => floatField(2, value)),
      any(fc.constantFrom(3, 4, 5, 6), (kind) => bytesField(kind, new Uint8Array())),
      { weight: 4, arbitrary: any(anyTensor(), (tensor) => bytesField(8, tensor)) },
    ),
    any(anyMetadata(), (metadata) => bytesField(9, metadata)),
  ]);
}

function anyMetadata(): fc.Arbitrary<Uint8Array> {
  const pluginName = fc.constantFrom("scalars", "text", "mine", "");
  const plugin = anyMessage([
    any(pluginName, (name) => textField(1, name)),
    any(fc.uint8Array({ maxLength: 4 }), (content) => bytesField(2, content)),
  ]);
  return anyMessage([
    any(plugin, (bytes) => bytesField(1, bytes)),
    any(fc.string({ maxLength: 4 }), (name) => textField(2, name)),
    any(fc.string({ maxLength: 4 }), (description) => textField(3, description)),
    any(fc.nat(4), (dataClass) => varintField(4, dataClass)),
  ]);
}

/** Up to three numbers of any type in its typed field, packed or not, in a vector of their count. */
export function anyTensor(): fc.Arbitrary<Uint8Array> {
  return fc
    .record({
      type: fc.constantFrom(...TYPED_FIELDS),
      values: fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 3 }),
      packed: fc.boolean(),
    })
    .chain(({ type: [dtype, field, encode], values, packed }) => {
      const items = values.map((value) => encode(value));
      const single = (item: Uint8Array) => concat([wireTag(field, encode), item]);
      const shape = bytesField(2, bytesField(2, varintField(1, values.length)));
      const typed = packed ? bytesField(field, concat(items)) : concat(items.map(single));
      return anyMessage([varintField(1, dtype), shape, typed].map(fc.constant), 3);
    });
}

type Encode = (value: number) => Uint8Array;
const float: Encode = (value) => floatField(1, value).subarray(1);
const double: Encode = (value) => doubleField(1, value).subarray(1);
const varint: Encode = (value) => varintField(1, value).subarray(1);
const natural: Encode = (value) => varint(Math.abs(value));

/** [dtype, field, item] */
const TYPED_FIELDS: readonly [number, number, Encode][] = [
  [1, 5, float],
  [2, 6, double],
  [3, 7, varint],
  [6, 7, varint],
  [9, 10, varint],
  [10, 11, (value) => varint(value > 0 ? 1 : 0)],
  [19, 13, natural],
  [22, 16, natural],
  [23, 17, natural],
];

function wireTag(field: number, encode: Encode): Uint8Array {
  const wireType =
    encode === float ? WireType.Bit32 : encode === double ? WireType.Bit64 : WireType.Varint;
  return varint(field * 8 + wireType);
}

/** Fields of numbers that no message has, of every wire type. */
const UNKNOWN_FIELDS = [
  varintField(100, -1n),
  doubleField(101, 1),
  bytesField(102, fromHex("0801ffffffff")),
  floatField(103, 1),
  // Group 104 with a varint, group 105 and a string in it.
  fromHex("c306 0801 cb06 cc06 1203616263 c406"),
];

/** At least so many of the fields in any order, with unknown ones between. */
function anyMessage(fields: fc.Arbitrary<Uint8Array>[], minLength = 0): fc.Arbitrary<Uint8Array> {
  const known = fc.tuple(...fields).chain((all) => fc.shuffledSubarray(all, { minLength }));
  const unknown = fc.subarray(UNKNOWN_FIELDS, { maxLength: 2 });
  return fc
    .tuple(known, unknown)
    .chain(([some, others]) => {
      const all = [...some, ...others];
      return fc.shuffledSubarray(all, { minLength: all.length });
    })
    .map(concat);
}

function any<T>(
  values: fc.Arbitrary<T>,
  encode: (value: T) => Uint8Array,
): fc.Arbitrary<Uint8Array> {
  return values.map(encode);
}
