import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createApp } from "./create-app.ts";
import { makeZip } from "./test-support/make-zip.ts";
import { sampleStore } from "./test-support/sample-store.ts";
import { openWebapp, zipFiles } from "./webapp.ts";

const PAGE = "<!doctype html><title>Other</title>";
const SCRIPT = "let x = 1;".repeat(500);

/** The app with another front end, below a path prefix. */
function setup(pathPrefix = "") {
  const files = [
    { name: "index.html", text: PAGE },
    { name: "index.js", text: SCRIPT },
    { name: "font/a.woff2", text: "font", isStored: true },
    { name: "../../etc/passwd", text: "outside" },
    { name: "frame.html", text: "<p>" },
  ];
  const app = createApp({
    reader: sampleStore({}).reader,
    plugins: [],
    settings: { version: "1", windowTitle: "", pathPrefix, host: "localhost" },
    webapp: zipFiles(makeZip(files)),
  });
  return async (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://localhost${path}`, { headers });
}

describe("another front end", () => {
  it.each([
    ["", "/", "./"],
    ["", "/index.html", "./"],
    ["/a/b", "/a/b/", "./"],
    ["/a/b", "/a/b/experiment/x/", "../../"],
  ])("below %j has its page at %s, with the way to the prefix", async (prefix, path, root) => {
    const response = await setup(prefix)(path);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain(
      "script-src 'self' 'unsafe-eval'",
    );
    expect(await response.text()).toBe(
      `<!doctype html><meta name="tb-relative-root" content="${root}">${PAGE}`,
    );
  });

  it("is sent packed as it lies in the archive", async () => {
    const response = await setup()("/index.js", { "accept-encoding": "gzip, br" });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const plain = await setup()("/index.js");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(SCRIPT);
  });

  it.each([
    ["/index.js?_file_hash=0123abcd", "private, max-age=86400"],
    ["/index.js?_file_hash=", "no-cache, must-revalidate"],
    ["/index.js", "no-cache, must-revalidate"],
    ["/font/a.woff2?_file_hash=0123abcd", "no-cache, must-revalidate"],
  ])("lets browsers keep %s: %s", async (path, expected) => {
    expect((await setup()(path)).headers.get("cache-control")).toBe(expected);
  });

  it("has no other files, and none of ours", async () => {
    for (const path of ["/nope.js", "/font", "/font/", "/../../etc/passwd", "/%2e%2e/etc/passwd"]) {
      expect((await setup()(path)).status).toBe(404);
    }
    expect((await setup()("/data/runs")).status).toBe(200);
    expect((await setup()("/frame.html")).headers.get("content-security-policy")).toContain(
      "gstatic",
    );
  });
});

describe("openWebapp", () => {
  const temporary = mkdtempSync(join(tmpdir(), "runlens-"));
  afterAll(() => rmSync(temporary, { recursive: true }));

  it("takes a directory or an archive with a page", async () => {
    const directory = join(temporary, "web");
    mkdirSync(directory);
    writeFileSync(join(directory, "index.html"), PAGE);
    const archive = join(temporary, "web.zip");
    writeFileSync(archive, makeZip([{ name: "index.html", text: PAGE }]));
    for (const path of [directory, archive]) {
      const file = await (await openWebapp(path)).read("/index.html");
      expect(new TextDecoder().decode(file?.bytes)).toBe(PAGE);
    }
  });

  it("refuses what has none", async () => {
    const text = join(temporary, "notes.txt");
    writeFileSync(text, "no archive");
    const archive = join(temporary, "other.zip");
    writeFileSync(archive, makeZip([{ name: "a.html", text: "" }]));
    for (const path of [temporary, text, archive, join(temporary, "missing")]) {
      await expect(openWebapp(path)).rejects.toMatchObject({ code: "webapp.unreadable" });
    }
  });
});
