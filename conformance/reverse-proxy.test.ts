import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { createApp, serve } from "@runlens/server";
import { createStore, type Store } from "@runlens/store";
import { simpleValue } from "@runlens/writer/encode";
import { describe, expect, it, onTestFinished } from "vitest";
import { haveNginx, PROXIED_PATH, startNginx, type ProxyForm } from "../tools/support/nginx.ts";
import { logged, loggedStore } from "./logged-store.ts";

const FORMS: readonly [ProxyForm, pathPrefix: string][] = [
  ["keeps the path", PROXIED_PATH],
  ["takes the path off", ""],
];

/** Our server below `PROXIED_PATH` of nginx. */
async function setup(form: ProxyForm, pathPrefix: string) {
  const store = createStore();
  const app = createApp({
    reader: store.reader,
    plugins: [],
    settings: { version: "1.2.3", windowTitle: "", pathPrefix, host: "localhost" },
  });
  const server = await serve(app, { host: "127.0.0.1", port: 0 });
  const nginx = await startNginx(form, server.port);
  onTestFinished(async () => {
    await nginx.close();
    await server.close();
  });
  const { origin } = nginx;
  return {
    origin,
    log: (run: string) => logRun(store, run),
    ask: (path: string, headers: Readonly<Record<string, string>> = {}, body?: string) =>
      answerTo(`${origin}${path}`, headers, body),
  };
}

function logRun(store: Store, run: string): void {
  loggedStore([{ run, events: [logged(0, simpleValue("loss", 1))] }], store);
}

async function answerTo(
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<IncomingMessage> {
  const sent = request(url, { method: body === undefined ? "GET" : "POST", headers });
  sent.end(body);
  const [answer]: IncomingMessage[] = await once(sent, "response");
  if (answer === undefined) throw new Error("no answer");
  return answer;
}

describe.skipIf(!haveNginx).each(FORMS)("behind an nginx that %s", (form, pathPrefix) => {
  it("tells of changes when they happen, though answers are gathered by default", async () => {
    const { ask, log } = await setup(form, pathPrefix);
    const feed = await ask(`${PROXIED_PATH}/api/v1/changes`);
    feed.setEncoding("utf8");
    const [hello] = await once(feed, "data");
    expect(hello).toBe(":\n\n");
    log("train");
    const [event] = await once(feed, "data");
    expect(event).toContain("event: change");
    feed.destroy();
  });

  it("compresses once, and lets clients keep what did not change", async () => {
    const { ask, log } = await setup(form, pathPrefix);
    for (let i = 0; i < 500; i++) log(`run_${i}`);
    const accepts = { "Accept-Encoding": "gzip" };
    const whole = await ask(`${PROXIED_PATH}/data/runs`, accepts);
    const bytes = await buffer(whole);
    expect(whole.headers).toMatchObject({
      "content-encoding": "gzip",
      "content-length": String(bytes.length),
      vary: "Accept-Encoding",
    });
    const again = await ask(`${PROXIED_PATH}/data/runs`, {
      ...accepts,
      "If-None-Match": whole.headers.etag ?? "",
    });
    expect(again.statusCode).toBe(304);
    again.resume();
  });

  it.each([
    [PROXIED_PATH, `${PROXIED_PATH}/`],
    [`${PROXIED_PATH}/experiment/lab`, `${PROXIED_PATH}/experiment/lab/`],
  ])("leads from %s to %s", async (path, target) => {
    const { ask, origin } = await setup(form, pathPrefix);
    const answer = await ask(path);
    answer.resume();
    expect(answer.statusCode).toBe(301);
    expect(new URL(answer.headers.location ?? "", origin).href).toBe(`${origin}${target}`);
  });

  it.each([
    ["its own page", "http://lab.example", 200],
    ["a page of another site", "http://evil.example", 403],
  ])("sends what %s asks for", async (_name, pageOrigin, status) => {
    const { ask } = await setup(form, pathPrefix);
    const headers = {
      Host: "lab.example",
      Origin: pageOrigin,
      "Content-Type": "application/json",
    };
    const answer = await ask(`${PROXIED_PATH}/api/v1/series`, headers, "{}");
    answer.resume();
    expect(answer.statusCode).toBe(status);
  });
});
