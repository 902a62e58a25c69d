import { request, type IncomingMessage, type RequestOptions } from "node:http";
import { EventEmitter, once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { MAX_BODY_BYTES, MAX_HEADER_BYTES } from "./limits.ts";
import { serve } from "./node-server.ts";
import { setup } from "./test-support/setup.ts";

/** The app on a port of this computer, and a client that sends what no browser would. */
async function setupServer() {
  const { app, ...rest } = setup();
  const server = await serve(app, { host: "localhost", port: 0 });
  onTestFinished(async () => server.close().catch(() => {}));
  const ask = (options: RequestOptions, body?: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const outgoing = request({ host: "localhost", port: server.port, ...options }, resolve);
      outgoing.on("error", reject);
      // Without a length, Node sends the body in chunks.
      if (body !== undefined) outgoing.write(body);
      outgoing.end();
    });
  return { app, server, ask, ...rest };
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of message.setEncoding("utf8")) text += String(chunk);
  return text;
}

const WINDOWS = JSON.stringify({ tag: "loss", xAxis: "step", columns: 10, smoothing: 0 });

describe("serve", () => {
  it("answers as the app does", async () => {
    const { ask } = await setupServer();
    const response = await ask({ path: "/data/runs" });
    expect(response.headers).toMatchObject({ "content-length": "23", expires: "0" });
    expect(await textOf(response)).toBe('["exp/val","exp/train"]');
  });

  it("aborts the work for an answer that nobody waits for any more", async () => {
    const asked = new EventEmitter();
    const { app } = setup({
      backend: () => [
        {
          path: "/slow",
          async handle({ signal }) {
            asked.emit("begun");
            await once(signal, "abort");
            asked.emit("aborted");
            signal.throwIfAborted();
            return { status: 200, contentType: "text/plain", body: "" };
          },
        },
      ],
    });
    const server = await serve(app, { host: "localhost", port: 0 });
    onTestFinished(() => server.close());
    const outgoing = request({
      host: "localhost",
      port: server.port,
      path: "/data/plugin/scalars/slow",
    });
    outgoing.on("error", () => {}).end();
    await once(asked, "begun");
    const aborted = once(asked, "aborted");
    outgoing.destroy();
    await aborted;
  });

  it("says the length alone for HEAD", async () => {
    const { ask } = await setupServer();
    const response = await ask({ path: "/data/runs", method: "HEAD" });
    expect(response.headers["content-length"]).toBe("23");
    expect(await textOf(response)).toBe("");
  });

  it("adds no content type to an answer without content", async () => {
    const { ask } = await setupServer();
    const response = await ask({ path: "/experiment/x" });
    expect(response.statusCode).toBe(301);
    expect(response.headers["content-type"]).toBeUndefined();
  });

  it("reads bodies that come in chunks, up to their limit", async () => {
    const { ask } = await setupServer();
    const options = { path: "/api/v1/windows", method: "POST" };
    const response = await ask(options, WINDOWS);
    expect(response.statusCode).toBe(200);
    expect(await textOf(response)).toContain("RLS1");
    expect((await ask(options, " ".repeat(MAX_BODY_BYTES + 1))).statusCode).toBe(413);
  });

  it.each([
    ["a foreign name", { headers: { host: "evil.example" } }, 403],
    ["a name that is none", { headers: { host: "a b" } }, 400],
    ["a path with dots", { path: "/data/../../../etc/passwd" }, 404],
    ["a path that does not decode", { path: "/data/%ff%zz" }, 404],
    ["a foreign address in the request line", { path: "http://evil.example/data/runs" }, 200],
    ["headers without end", { headers: { x: "x".repeat(MAX_HEADER_BYTES) } }, 431],
  ])("answers %s with a status", async (_name, options: RequestOptions, status) => {
    const { ask, internalErrors } = await setupServer();
    expect((await ask({ path: "/data/runs", ...options })).statusCode).toBe(status);
    expect(internalErrors).toEqual([]);
  });

  it("stops watching when the client of a change stream goes", async () => {
    const { ask, watchers } = await setupServer();
    const response = await ask({ path: "/api/v1/changes" });
    await once(response, "data");
    expect(watchers()).toBe(1);
    response.destroy();
    await expect.poll(watchers).toBe(0);
  });

  it("ends open streams when it closes", async () => {
    const { ask, server, watchers } = await setupServer();
    const response = await ask({ path: "/api/v1/changes" });
    const ended = new Promise((resolve) => response.on("error", resolve));
    response.resume();
    await server.close();
    await ended;
    await expect.poll(watchers).toBe(0);
  });

  it("says why it cannot listen", async () => {
    const { app, server } = await setupServer();
    await expect(serve(app, { host: "localhost", port: server.port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});
