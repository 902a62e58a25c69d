import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { toResponse, type ServerReply } from "./response.ts";

const LONG = "loss ".repeat(1000);

const text = (body: string): ServerReply => ({ status: 200, contentType: "text/plain", body });

const ask = (reply: ServerReply, headers: Record<string, string> = {}, method = "GET") =>
  toResponse(reply, new Request("http://localhost/", { method, headers }));

describe("toResponse", () => {
  it("compresses long texts, and says that the answer depends on what is accepted", async () => {
    const response = await ask(text(LONG), { "accept-encoding": "gzip" });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("vary")).toBe("Accept-Encoding");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
    expect(zlib.gunzipSync(bytes).toString()).toBe(LONG);
  });

  it("leaves short texts, pictures and clients without compression alone", async () => {
    const accepting = { "accept-encoding": "gzip" };
    const picture = { status: 200, contentType: "image/png", body: LONG };
    for (const response of [
      await ask(text("short"), accepting),
      await ask(picture, accepting),
      await ask(text(LONG)),
    ]) {
      expect(response.headers.get("content-encoding")).toBeNull();
    }
  });

  it("sends a large body whole, and a second time", async () => {
    const body = new Uint8Array(2 ** 20).map((_, i) => i);
    const reply = { status: 200, contentType: "application/octet-stream", body };
    for (let i = 0; i < 2; i++) {
      const response = await ask(reply);
      expect(response.headers.get("content-length")).toBe(String(body.length));
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
    }
  });

  it.each([
    ["small", 1, "POST", {}],
    ["large", 2 ** 19, "POST", {}],
    ["tagged", 1000, "GET", {}],
    ["compressed", 1000, "POST", { "accept-encoding": "gzip" }],
  ])("sends pieces as one body: %s", async (_name, times, method, headers) => {
    const body = ["[", new TextEncoder().encode("1,".repeat(times)), "2]"];
    const pieces = await ask({ ...text(""), body }, headers, method);
    const whole = await ask(text(`[${"1,".repeat(times)}2]`), headers, method);
    expect([...pieces.headers]).toEqual([...whole.headers]);
    expect(await pieces.bytes()).toEqual(await whole.bytes());
  });

  it.each([
    ["gzip", zlib.gunzipSync],
    ["br", zlib.brotliDecompressSync],
    ["zstd", zlib.zstdDecompressSync],
  ])("compresses pieces of a large body while it is sent: %s", async (coding, decompress) => {
    const body = Array.from({ length: 40 }, (_, i) => new Uint8Array(9000 + i).fill(i));
    const headers = { "accept-encoding": coding };
    const response = await ask({ ...text(""), body }, headers, "POST");
    expect(response.headers.get("content-encoding")).toBe(coding);
    expect(decompress(await response.bytes()).equals(Buffer.concat(body))).toBe(true);

    const givenUp = await ask({ ...text(""), body }, headers, "POST");
    await givenUp.body?.cancel();
    const head = await ask({ ...text(""), body }, headers, "HEAD");
    expect(head.headers.get("content-encoding")).toBe(coding);
    expect(await head.bytes()).toHaveLength(0);
  });

  it("sends pieces of all sizes in their order", async () => {
    const body = Array.from({ length: 200 }, (_, i) => new Uint8Array((i * 997) % 9000).fill(i));
    body.splice(50, 0, new Uint8Array(2 ** 17).fill(7));
    const response = await ask({ ...text(""), body }, {}, "POST");
    const bytes = await response.bytes();
    expect(Buffer.concat(body).equals(bytes)).toBe(true);
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
  });

  it("sends the compressed form that it was given", async () => {
    const brotli = Uint8Array.of(1, 2, 3);
    const reply = { ...text(LONG), brotli };
    const response = await ask(reply, { "accept-encoding": "zstd, br" });
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(brotli);
    const other = await ask(reply, { "accept-encoding": "gzip" });
    expect(other.headers.get("content-encoding")).toBe("gzip");
  });

  it("answers 304 to a client that has the same bytes", async () => {
    const first = await ask(text(LONG));
    const tag = first.headers.get("etag") ?? "";
    const again = await ask(text(LONG), { "if-none-match": `"x", ${tag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect(again.headers.get("etag")).toBe(tag);
    const changed = await ask(text(`${LONG}!`), { "if-none-match": tag });
    expect(changed.status).toBe(200);
  });

  it("tags only what was read successfully", async () => {
    const failed = await ask({ ...text("no"), status: 404 });
    expect(failed.headers.has("etag")).toBe(false);
    const posted = await ask(text("yes"), {}, "POST");
    expect(posted.headers.has("etag")).toBe(false);
  });

  it("guards HTML with a policy that allows no inline script and no eval", async () => {
    const page = await ask({ status: 200, contentType: "text/html; charset=utf-8", body: "" });
    const policy = page.headers.get("content-security-policy");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect((await ask(text(""))).headers.has("content-security-policy")).toBe(false);
  });
});
