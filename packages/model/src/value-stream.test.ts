import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAnswerDecoder, encodeValuesAnswer, type ValuesAnswer } from "./value-stream.ts";

const anyAnswer: fc.Arbitrary<ValuesAnswer> = fc.option(
  fc.array(
    fc.record({
      step: fc.integer(),
      wallTimeSecs: fc.double(),
      kind: fc.constant("read" as const),
      data: fc.record({ kind: fc.constant("tensor" as const), bytes: fc.uint8Array() }),
    }),
    { maxLength: 3 },
  ),
  { nil: undefined },
);

describe("a stream of answers", () => {
  it("decodes to what was encoded, however it is cut, each answer as soon as it is whole", () => {
    fc.assert(
      fc.property(
        fc.array(anyAnswer, { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (answers, pieceBytes) => {
          const decode = createAnswerDecoder();
          const decoded: ValuesAnswer[] = [];
          for (const [i, answer] of answers.entries()) {
            const bytes = encodeValuesAnswer(answer);
            for (let at = 0; at < bytes.length; at += pieceBytes) {
              expect(decoded).toHaveLength(i);
              decoded.push(...decode(bytes.subarray(at, at + pieceBytes)));
            }
          }
          expect(decoded).toEqual(answers);
        },
      ),
    );
  });

  it("takes several answers in one piece", () => {
    const answers: ValuesAnswer[] = [undefined, [], undefined];
    const bytes = answers.flatMap((answer) => [...encodeValuesAnswer(answer)]);
    expect(createAnswerDecoder()(Uint8Array.from(bytes))).toEqual(answers);
  });

  it("refuses what is no frame", () => {
    expect(() => createAnswerDecoder()(Uint8Array.of(1, 0, 0, 0, 7))).toThrow("RLV1");
  });
});
