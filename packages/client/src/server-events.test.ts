import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readServerEvents } from "./server-events.ts";

/** A body that arrives in pieces. */
function bodyOf(...pieces: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
      }
      controller.close();
    },
  });
}

async function read(...pieces: (string | Uint8Array)[]): Promise<string[]> {
  const events = [];
  for await (const { name, data } of readServerEvents(bodyOf(...pieces))) {
    events.push(`${name}=${data}`);
  }
  return events;
}

describe("readServerEvents", () => {
  it.each([
    ["event: change\ndata: {}\n\n", ["change={}"]],
    ["data:a\n\ndata: b\n\n", ["message=a", "message=b"]],
    ["data: a\ndata: b\n\n", ["message=a\nb"]],
    ["data:  two spaces\n\n", ["message= two spaces"]],
    ["data: a: b\n\n", ["message=a: b"]],
    [":\n\n: comment\nid: 7\nretry: 9\n\n", []],
    ["event: nothing\n\ndata: a\n\n", ["message=a"]],
    ["data\n\n", ["message="]],
    ["data: a\r\n\r\ndata: b\r\rdata: c\n\n", ["message=a", "message=b", "message=c"]],
    ["data: not ended", []],
    ["data: not ended\n", []],
  ])("reads %j", async (text, events) => {
    expect(await read(text)).toEqual(events);
  });

  it("reads the same, however the bytes arrive", async () => {
    const text = "event: é\r\ndata: 😀\r\n\r\n:\n\ndata: b\n\n";
    const bytes = new TextEncoder().encode(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces = ends.slice(1).map((end, i) => bytes.subarray(ends[i], end));
        expect(await read(...pieces)).toEqual(["é=😀", "message=b"]);
      }),
    );
  });
});
