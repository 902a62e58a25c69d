import { describe, expect, it } from "vitest";
import {
  encodeFileVersion,
  encodeRecord,
  encodeScalar,
  encodeSessionStart,
  encodeSimpleValue,
} from "./index.ts";

const WALL_TIME_SECS = 1700000000.25;
const WALL_TIME = "0900001040fc54d941";
const LOSS = { wallTimeSecs: WALL_TIME_SECS, step: 7, tag: "loss", value: 0.25 };

// Whole records as TensorFlow 2.21, torch and TensorBoard 2.21 wrote them.
describe("a record has the bytes of its usual writer:", () => {
  it.each([
    {
      form: "a scalar of tf.summary",
      payload: encodeScalar(LOSS),
      bytes: [
        "2e00000000000000 c5cb57fa",
        `${WALL_TIME} 1007 2a21 0a1f`,
        "0a04 6c6f7373  420a 0801 1200 2204 0000803e  4a0b 0a09 0a07 7363616c617273",
        "c7d4c218",
      ],
    },
    {
      form: "a scalar of torch",
      payload: encodeSimpleValue(LOSS),
      bytes: [
        "1a00000000000000 129bd82d",
        `${WALL_TIME} 1007 2a0d 0a0b`,
        "0a04 6c6f7373  15 0000803e",
        "48fbbf02",
      ],
    },
    {
      form: "a restart",
      payload: encodeSessionStart(WALL_TIME_SECS, 100),
      bytes: ["0f00000000000000 6d532b09", `${WALL_TIME} 1064 3a02 0801`, "7b8a77ad"],
    },
    {
      form: "a file version",
      payload: encodeFileVersion(WALL_TIME_SECS, "tensorboard.summary.writer.event_file_writer"),
      bytes: [
        "4800000000000000 fe92489d",
        `${WALL_TIME} 1a0d 627261696e2e4576656e743a32`,
        "522e 0a2c 74656e736f72626f6172642e73756d6d6172792e7772697465722e6576656e745f66696c655f777269746572",
        "75711fd6",
      ],
    },
  ])("$form", ({ payload, bytes }) => {
    expect(hex(encodeRecord(payload))).toBe(bytes.join("").replaceAll(" ", ""));
  });
});

describe("a step", () => {
  it.each([
    [0, ""],
    [1, "1001"],
    [128, "108001"],
    [2 ** 53 - 1, "10ffffffffffffff0f"],
    [-1, "10ffffffffffffffffff01"],
  ])("%d is written as %j", (step, bytes) => {
    const written = hex(encodeSessionStart(WALL_TIME_SECS, step));
    expect(written).toBe(`${WALL_TIME}${bytes}3a020801`);
  });
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
