import { seededRandom } from "@runlens/base";
import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openJournal, type Journal } from "./journal.ts";
import { encodeRecord, RECORD_KIND } from "./journal-record.ts";
import { chunkSink, seededDelta, seededFile, type ChunkSink } from "./test-support/seeded-delta.ts";
import { createSegmentFiles } from "./segments.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const FLIPS = Number(process.env["RUNLENS_FLIP_TRIALS"] ?? 2_000);

/** "a b a a! b- c": deltas of files a, b, a; then a is verified, b forgotten, c has a delta. */
function writeJournal(path: string, sink: ChunkSink, words: string): number[] {
  const journal = openJournal(path, "write");
  const ends = [journal.byteLength];
  const counts = new Map<string, number>();
  for (const word of words.split(" ")) {
    const name = word.slice(0, 1);
    const file = journal.files.get(name);
    if (word.endsWith("!") && file !== undefined) journal.noteVerified(file, 12345);
    else if (word.endsWith("-") && file !== undefined) journal.forget(file);
    else {
      const count = counts.get(name) ?? 0;
      journal.save(seededFile(name, count), seededDelta(name, count, sink));
      counts.set(name, count + 1);
    }
    ends.push(journal.byteLength);
  }
  journal.close();
  return ends;
}

/** Everything a journal says, as a text to be compared. */
function saidBy(journal: Journal): string {
  const files = [...journal.files.values()].map((file) => {
    const { path, identity, nextOffset, verifiedBytes } = file;
    return { path, identity, nextOffset, verifiedBytes, deltas: journal.deltasOf(file) };
  });
  return JSON.stringify(files.filter(({ deltas }) => deltas?.length !== 0));
}

function setup(words: string) {
  const directory = tempDirectory();
  const path = join(directory, "journal");
  const sink = chunkSink({ newSegment: () => createSegmentFiles(directory).create() });
  const ends = writeJournal(path, sink, words);
  sink.close();
  const bytes = readFileSync(path);
  const readBack = (content: Uint8Array): string => {
    writeFileSync(path, content);
    const journal = openJournal(path, "read");
    const said = saidBy(journal);
    journal.close();
    return said;
  };
  return { path, bytes, ends, readBack };
}

const WORDS = "a b a a! c a b- b c a- a d";

describe("a journal", () => {
  it("says after every byte that was written what its last whole record said", () => {
    const { bytes, ends, readBack } = setup(WORDS);
    let said = "[]";
    for (let end = 0; end <= bytes.length; end++) {
      if (ends.includes(end)) {
        const now = readBack(bytes.subarray(0, end));
        if (end > (ends[0] ?? 0)) expect(now).not.toBe(said);
        said = now;
      } else {
        expect(readBack(bytes.subarray(0, end))).toBe(said);
      }
    }
  });

  it(
    `never says what was not saved, ${FLIPS} times with a bit flipped`,
    () => {
      const { bytes, ends, readBack } = setup(WORDS);
      const sayings = new Set(ends.map((end) => readBack(bytes.subarray(0, end))));
      const whole = readBack(bytes);
      const random = seededRandom(1);
      const flipped = Uint8Array.from(bytes);
      for (let trial = 0; trial < FLIPS; trial++) {
        const at = Math.floor(random() * bytes.length);
        const bit = 1 << Math.floor(random() * 8);
        flipped[at] = (bytes[at] ?? 0) ^ bit;
        const said = readBack(flipped);
        expect(sayings).toContain(said);
        expect(said).not.toBe(whole);
        flipped[at] = bytes[at] ?? 0;
      }
    },
    30_000 + FLIPS * 10,
  );

  it("goes on after its last whole record", () => {
    const { path, ends } = setup("a b a");
    const [, , secondEnd = 0] = ends;
    truncateSync(path, secondEnd + 5);
    const journal = openJournal(path, "write");
    expect(journal.byteLength).toBe(secondEnd);
    journal.close();
    expect(statSync(path).size).toBe(secondEnd);
  });

  it("is begun anew when it is of another version, or none at all", () => {
    const { path, bytes } = setup("a");
    const otherHeader = encodeRecord(RECORD_KIND.header, 99);
    const otherVersion = Buffer.concat([otherHeader, bytes.subarray(otherHeader.length)]);
    for (const content of [otherVersion, new Uint8Array(5000), Buffer.from("no journal\n")]) {
      writeFileSync(path, content);
      const journal = openJournal(path, "write");
      expect(journal.files.size).toBe(0);
      journal.close();
      expect(statSync(path).size).toBe(16);
    }
  });
});
