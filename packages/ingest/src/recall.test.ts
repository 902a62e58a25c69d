import { describe, expect, it, onTestFinished } from "vitest";
import { concat, eventBytes } from "./test-support/event-bytes.ts";
import { startSession, type SessionOptions } from "./test-support/session.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

/** Points that are saved when a session ends: more than 256 KiB of them. */
const MANY = concat(Array.from({ length: 10_000 }, () => eventBytes("t:7")));

/** Sessions over one log directory with one index, one after the other. */
function setup() {
  const logs = tempDirectory();
  const indexDirectory = tempDirectory().at("index");
  const load = async (options: Partial<SessionOptions> = {}) => {
    const session = startSession({ logDirectory: logs.root, indexDirectory, ...options });
    onTestFinished(session.close);
    await session.loaded;
    return session;
  };
  return {
    ...logs,
    /** Loads with the index, ends the session, and says what it showed and how. */
    session: async (options?: Partial<SessionOptions>) => {
      const { shown, status, close } = await load(options);
      const { bytesRead, bytesRecalled, bytesUnverified } = await status();
      const seen = await shown();
      await close();
      return { shown: seen, bytesRead, bytesRecalled, bytesUnverified };
    },
    /** What a session without index shows. */
    freshly: async () => {
      const session = startSession({ logDirectory: logs.root });
      await session.loaded;
      const seen = await session.shown();
      await session.close();
      return seen;
    },
  };
}

describe("a second session", () => {
  it("reads nothing again of a file that has not changed", async () => {
    const { write, session } = setup();
    write("a/tfevents", concat([eventBytes("v2 START1 text:2 u:3 t:9 t:8"), MANY]));
    const first = await session();
    expect(first).toMatchObject({ bytesRecalled: 0 });
    const second = await session();
    expect(second.shown).toEqual(first.shown);
    expect(second.bytesRecalled).toBe(first.bytesRead);
  });

  it("reads what a file has grown by", async () => {
    const { write, log, session, freshly } = setup();
    write("a/tfevents", concat([eventBytes("v2 u:3"), MANY]));
    const { bytesRead } = await session();
    log("a/tfevents", "u:4 v:5");
    const second = await session();
    expect(second).toMatchObject({ bytesRecalled: bytesRead });
    expect(second.bytesRead).toBe(bytesRead + eventBytes("u:4 v:5").length);
    expect(second.shown).toEqual(await freshly());
  });

  it("tells of damage again", async () => {
    const { write, session } = setup();
    write("a/tfevents", concat([eventBytes("v2 !u:3"), MANY, new Uint8Array(30).fill(7)]));
    const first = await session();
    const second = await session();
    expect(second.bytesRecalled).toBeGreaterThan(0);
    expect(second.shown).toEqual(first.shown);
    expect(second.shown.problems.map((text) => text.split(" ")[0])).toEqual([
      "file.damagedEnd",
      "file.damagedRecord",
    ]);
  });

  it.each<[string, (change: ReturnType<typeof setup>) => void]>([
    ["shorter", ({ truncate }) => truncate("a/tfevents", 1000)],
    ["another one", ({ write, rename }) => (write("new", MANY), rename("new", "a/tfevents"))],
    ["written anew in place", ({ write }) => write("a/tfevents", concat([MANY, MANY]))],
    ["written anew with as many bytes", ({ write }) => write("a/tfevents", steps(8))],
  ])("reads a file anew that is %s", async (_kind, change) => {
    const made = setup();
    made.write("a/tfevents", steps(6));
    await made.session();
    change(made);
    const second = await made.session();
    expect(second).toMatchObject({ bytesRecalled: 0 });
    expect(second.shown).toEqual(await made.freshly());
  });

  it("keeps what an earlier one found, also when files are gone or new", async () => {
    const { write, remove, session, freshly } = setup();
    write("a/tfevents", MANY);
    write("b/tfevents", MANY);
    await session();
    remove("a");
    write("c/tfevents", MANY);
    const second = await session();
    expect(second).toMatchObject({ bytesRecalled: MANY.length, bytesRead: 2 * MANY.length });
    expect(second.shown).toEqual(await freshly());
  });
});

describe("what was read without checking", () => {
  it("is read again, and checked, by a session that checks", async () => {
    const { write, session } = setup();
    write("a/tfevents", concat([eventBytes("!t:1"), MANY]));
    const unchecked = await session({ verify: "off" });
    expect(unchecked.shown.damagedRecords).toBe(0);
    expect(await session({ verify: "off" })).toMatchObject({ bytesRecalled: unchecked.bytesRead });
    const checked = await session({ verify: "now" });
    expect(checked).toMatchObject({ bytesRecalled: 0, shown: { damagedRecords: 1 } });
  });
});

/** A file of one step over and over, always of the same length. */
function steps(step: number): Uint8Array<ArrayBuffer> {
  return concat(Array.from({ length: 10_000 }, () => eventBytes(`t:${step}`)));
}
