import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { staticDirectory } from "./static-files.ts";
import { setup } from "./test-support/setup.ts";

/** A directory beside a secret, as a front end that the app serves. */
async function setupFiles(files: Record<string, string>, pathPrefix = "") {
  const root = await mkdtemp(join(tmpdir(), "runlens-static-"));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, "web", "assets"), { recursive: true });
  await writeFile(join(root, "secret.txt"), "secret");
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, "web", name), text);
  const staticFiles = staticDirectory(join(root, "web"));
  return { staticFiles, ...setup({ staticFiles, settings: { pathPrefix } }) };
}

const FILES = {
  "index.html": "<!doctype html><head><title>Runlens</title></head>",
  "icon.svg": "<svg/>",
  "assets/index-B3x_9aZq.js": "let x;",
  "assets/index-B3x_9aZq.js.br": "compressed",
  ".hidden.txt": "secret",
};

describe("static files", () => {
  it.each([
    ["/icon.svg", "image/svg+xml", "no-cache, must-revalidate", "0"],
    [
      "/assets/index-B3x_9aZq.js",
      "text/javascript; charset=utf-8",
      "public, max-age=31536000, immutable",
      null,
    ],
  ])("%s", async (path, contentType, cacheControl, expires) => {
    const { get } = await setupFiles(FILES);
    for (const mount of ["", "/experiment/x"]) {
      const response = await get(mount + path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe(contentType);
      expect(response.headers.get("cache-control")).toBe(cacheControl);
      expect(response.headers.get("expires")).toBe(expires);
    }
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e%5c%2e%2e%5csecret.txt",
    "/.hidden.txt",
    "/icon.svg%00",
    "//icon.svg",
    "/assets",
    "/icon.svg/x",
    `/${"x".repeat(300)}`,
  ])("%s is not found", async (path) => {
    const { get, staticFiles } = await setupFiles(FILES);
    expect((await get(path)).status).toBe(404);
    expect(await staticFiles.read(decodeURIComponent(path))).toBeUndefined();
  });
});

describe("the page", () => {
  it.each([
    ["", "/", "./"],
    ["", "/index.html", "./"],
    ["", "/experiment/x/", "../../"],
    ["/a/b", "/a/b/", "./"],
    ["/a/b", "/a/b/experiment/x/", "../../"],
  ])("below %j, %s has the root %s", async (pathPrefix, path, root) => {
    const { get } = await setupFiles(FILES, pathPrefix);
    const response = await get(path);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe(
      `<!doctype html><head><meta name="tb-relative-root" content="${root}"><title>Runlens</title></head>`,
    );
  });

  it("says how to build it when it is not there", async () => {
    const { get } = await setupFiles({});
    const response = await get("/");
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build");
  });
});
