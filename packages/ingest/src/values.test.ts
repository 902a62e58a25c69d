import { decodeTensor } from "@runlens/format";
import type { LoggedValue, ValuesQuery } from "@runlens/model";
import { createStore } from "@runlens/store";
import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { startIngest } from "./ingest.ts";
import { eventBytes } from "./test-support/event-bytes.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

/** A log directory that was loaded once: later changes of its files are not noticed. */
function setup() {
  const directory = tempDirectory();
  const store = createStore();
  const values = (query: Partial<ValuesQuery> = {}, signal?: AbortSignal) =>
    store.reader.values({ experiment: "", run: "r", tag: "text", ...query }, signal);
  return {
    ...directory,
    load: async () => {
      const logDirectories = [{ path: directory.root, groupName: "" }];
      await startIngest({ logDirectories, store, reloadIntervalSecs: 0 }).loaded;
    },
    values,
    /** Each value as its text, or as the code of its problem. */
    texts: async (query?: Partial<ValuesQuery>) => (await values(query))?.map(textOf),
  };
}

/** A file of two texts and another of one, loaded. */
async function setupLoaded() {
  const made = setup();
  made.log("r/tfevents.1", "v2 text:0 text:1");
  made.log("r/tfevents.2", "v2 text:9");
  await made.load();
  return made;
}

function textOf(value: LoggedValue): string {
  if (value.kind === "unreadable") return value.problem.code;
  if (value.data.kind === "graphDef") return utf8(value.data.bytes);
  if (value.data.kind !== "tensor") return value.data.kind;
  const tensor = decodeTensor(value.data.bytes);
  return tensor.kind === "strings" ? tensor.values.map(utf8).join() : tensor.kind;
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("values of event files", () => {
  it("come from all files of a run, newest last, with step and wall time", async () => {
    const { log, load, values, texts } = setup();
    log("r/tfevents.2", "v2 text:2 text:3");
    log("r/tfevents.1", "v2 text:0 t:0 text:1");
    await load();
    expect(await texts()).toEqual(["text.0@0", "text.0@1", "text.0@2", "text.0@3"]);
    expect(await texts({ last: 3 })).toEqual(["text.0@1", "text.0@2", "text.0@3"]);
    expect(await values({ last: 1 })).toMatchObject([{ step: 3, wallTimeSecs: 1003 }]);
  });

  it("are told apart when one event has several, of one tag too", async () => {
    const { log, load, texts } = setup();
    log("r/tfevents", "v2 text+textual+t+text:0 textual:1");
    await load();
    expect(await texts()).toEqual(["text.0@0", "text.3@0"]);
    expect(await texts({ tag: "textual" })).toEqual(["textual.1@0", "textual.0@1"]);
  });

  it("are hidden by a restart, as points are", async () => {
    const { log, load, texts } = setup();
    log("r/tfevents.1", "v2 text:0 text:1 text:2 text:1");
    log("r/tfevents.2", "v2 START1 text:5");
    await load();
    expect(await texts()).toEqual(["text.0@0", "text.0@5"]);
  });

  it("are whole graphs where a graph was logged", async () => {
    const { log, load, texts } = setup();
    log("r/tfevents", "v2 graph:0 t:1");
    await load();
    expect(await texts({ tag: "__run_graph__" })).toEqual(["graph@0"]);
  });

  it("are undefined for scalars and unknown names", async () => {
    const { log, load, texts } = setup();
    log("r/tfevents", "v2 t:0 text:0");
    await load();
    expect(await texts({ tag: "t" })).toBeUndefined();
    expect(await texts({ tag: "nope" })).toBeUndefined();
    expect(await texts({ run: "nope" })).toBeUndefined();
  });

  it("are read where they are asked for, once each, in the order of the view", async () => {
    const { log, load, texts } = setup();
    log("r/tfevents.1", "v2 text:0 text:1");
    log("r/tfevents.2", "v2 text:2 text:3");
    await load();
    expect(await texts({ positions: [3, 1, 4, 1, -1] })).toEqual(["text.0@1", "text.0@3"]);
    expect(await texts({ positions: [] })).toEqual([]);
  });

  it("are read up to a number of bytes, the newest first", async () => {
    const { log, load, texts } = setup();
    log("r/tfevents", "text:0 text:1 text:2");
    await load();
    const recordBytes = eventBytes("text:0").length;
    expect(await texts({ maxBytes: 2 * recordBytes })).toEqual([
      "value.tooLarge",
      "text.0@1",
      "text.0@2",
    ]);
  });

  it("are not read for who no longer waits", async () => {
    const { log, load, values } = setup();
    log("r/tfevents", "v2 text:0");
    await load();
    await expect(values({}, AbortSignal.abort())).rejects.toThrow("aborted");
  });
});

describe("a file that changed since it was read", () => {
  it("and is gone costs its values only", async () => {
    const { remove, texts } = await setupLoaded();
    remove("r/tfevents.1");
    expect(await texts()).toEqual(["file.vanished", "file.vanished", "text.0@9"]);
  });

  it("and is another one is not taken for the one that was read", async () => {
    const { log, rename, texts } = await setupLoaded();
    log("r/new", "v2 text:0 text:1");
    rename("r/new", "r/tfevents.1");
    expect(await texts()).toEqual(["file.replaced", "file.replaced", "text.0@9"]);
  });

  it("and was cut short has the values that are left", async () => {
    const { truncate, texts } = await setupLoaded();
    truncate("r/tfevents.1", eventBytes("v2 text:0 text:1").length - 1);
    expect(await texts()).toEqual(["text.0@0", "file.replaced", "text.0@9"]);
  });

  it("and was damaged has the values that are sound", async () => {
    const { write, texts } = await setupLoaded();
    const bytes = eventBytes("v2 text:0 text:1");
    bytes.set([0xff], bytes.length - 10);
    write("r/tfevents.1", bytes);
    expect(await texts()).toEqual(["text.0@0", "file.damagedRecord", "text.0@9"]);
  });

  it.each([
    ["steps", "v2 texta:1 texta:2"],
    ["tags", "v2 textb:0 textb:1"],
  ])("and was rewritten with other %s does not pass these off", async (_, words) => {
    const { log, load, write, texts } = setup();
    log("r/tfevents", "v2 texta:0 texta:1");
    await load();
    write("r/tfevents", eventBytes(words));
    expect(await texts({ tag: "texta" })).toEqual(["file.replaced", "file.replaced"]);
  });

  it.skipIf(process.getuid?.() === 0)("and may not be read says so", async () => {
    const { at, texts } = await setupLoaded();
    chmodSync(at("r/tfevents.1"), 0);
    expect(await texts({ last: 2 })).toEqual(["file.unreadable", "text.0@9"]);
  });
});
