import { createMemoryAnnotations } from "@runlens/annotations";
import { createStore } from "@runlens/store";
import { describe, expect, it } from "vitest";
import { MAX_WAITING_CHANGES } from "../limits.ts";
import { addPoints } from "../test-support/sample-store.ts";
import { changesResponse } from "./changes.ts";

/** A stream of changes of a store that tells each at once. */
function setup() {
  const store = createStore({
    schedule: (callback) => {
      queueMicrotask(callback);
      return () => {};
    },
  });
  const stream = changesResponse({
    reader: store.reader,
    annotations: createMemoryAnnotations(),
  }).body?.getReader();
  if (stream === undefined) throw new TypeError("no stream");
  return {
    change: async () => {
      addPoints(store, "run", { loss: [[100, 0, 1]] });
      await Promise.resolve();
    },
    readToEnd: async () => {
      let text = "";
      for (;;) {
        const { done, value } = await stream.read();
        if (done) return text;
        text += new TextDecoder().decode(value);
      }
    },
  };
}

describe("a client that does not read", () => {
  it("is let go after the changes that it had room for", async () => {
    const { change, readToEnd } = setup();
    for (let i = 0; i < MAX_WAITING_CHANGES * 2; i++) await change();
    const events = (await readToEnd()).match(/^event: change$/gm);
    expect(events).toHaveLength(MAX_WAITING_CHANGES - 1);
  });
});
