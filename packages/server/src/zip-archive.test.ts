import fc from "fast-check";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeZip } from "./test-support/make-zip.ts";
import { readZip } from "./zip-archive.ts";

const UNREADABLE = expect.objectContaining({ code: "webapp.unreadable" });

describe("readZip", () => {
  it("lists files, not directories, and unpacks them", async () => {
    const entries = readZip(
      makeZip([
        { name: "a/", text: "", isStored: true },
        { name: "a/deflated.js", text: "let x = 1;".repeat(1000) },
        { name: "stored.txt", text: "as it is", isStored: true },
        { name: "empty.txt", text: "" },
      ]),
    );
    expect(entries.map(({ name }) => name)).toEqual(["a/deflated.js", "stored.txt", "empty.txt"]);
    const texts = await Promise.all(entries.map(async (entry) => Buffer.from(await entry.read())));
    expect(texts.map((text) => text.length)).toEqual([10_000, 8, 0]);
    expect(texts[1]?.toString()).toBe("as it is");
  });

  it("makes gzip of deflated files without packing anew", () => {
    const text = "let x = 1;".repeat(1000);
    const [deflated, stored] = readZip(
      makeZip([
        { name: "a", text },
        { name: "b", text, isStored: true },
      ]),
    );
    expect(gunzipSync(deflated?.gzip?.() ?? "").toString()).toBe(text);
    expect(stored?.gzip).toBeUndefined();
  });

  it.each([
    ["that is longer than announced", { byteLength: 10 }],
    ["that is shorter than announced", { byteLength: 2000 }],
    ["with another checksum", { checksum: 7 }],
  ])("refuses a file %s", async (_, announced) => {
    const [entry] = readZip(makeZip([{ name: "a", text: "a".repeat(1000), announced }]));
    await expect(entry?.read()).rejects.toEqual(UNREADABLE);
  });

  it.each([
    ["an encrypted file", { flags: 1 }],
    ["a file that would fill the memory", { byteLength: 2 ** 31 }],
  ])("refuses an archive with %s", (_, announced) => {
    expect(() => readZip(makeZip([{ name: "a", text: "a", announced }]))).toThrow(UNREADABLE);
  });

  it("ends with an error of its own whatever the bytes", async () => {
    const archive = makeZip([
      { name: "index.html", text: "<!doctype html>" },
      { name: "a.js", text: "let x" },
    ]);
    const change = fc.tuple(fc.nat(archive.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1 }),
        fc.nat(archive.length),
        async (changes, cut) => {
          const damaged = archive.slice(0, cut % 3 === 0 ? cut : archive.length);
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
          const read = async () => Promise.all(readZip(damaged).map((entry) => entry.read()));
          await read().catch((error: unknown) => expect(error).toEqual(UNREADABLE));
        },
      ),
    );
  });
});
