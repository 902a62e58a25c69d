import { Code } from "@connectrpc/connect";
import { EventEmitter, once } from "node:events";
import { connect as connectSocket } from "node:net";
import { connect as connectHttp2, type ClientHttp2Session } from "node:http2";
import { afterEach, describe, expect, it } from "vitest";
import { invalidArgument } from "./rpc-error.ts";
import { serveGrpc, type Procedure } from "./grpc-server.ts";

/** The server with one procedure, and bare HTTP/2 to call it with. */
function setup() {
  const closers: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });
  return async function serve(procedure: Procedure) {
    const internalErrors: unknown[] = [];
    const server = await serveGrpc({
      procedures: new Map([["/s/call", procedure]]),
      host: "127.0.0.1",
      port: 0,
      maxMessageBytes: 1000,
      onInternalError: (error) => internalErrors.push(error),
    });
    closers.push(() => server.close());
    const session = connectHttp2(`http://127.0.0.1:${server.port}`);
    session.on("error", () => {});
    closers.push(() => session.destroy());
    /** A call with an empty message, its answer not yet read. */
    const begin = () => request(session, frame());
    return { server, begin, internalErrors, call: callsOn(session) };
  };
}

const frame = (...bytes: number[]): Uint8Array => Uint8Array.of(0, 0, 0, 0, bytes.length, ...bytes);

function request(session: ClientHttp2Session, body: Uint8Array, headers = {}) {
  const stream = session.request({
    ":method": "POST",
    ":path": "/s/call",
    "content-type": "application/grpc",
    ...headers,
  });
  stream.end(body);
  return stream;
}

/** Sends `body` and gives status, messages and trailers. */
function callsOn(session: ClientHttp2Session) {
  return async (body: Uint8Array, headers: Record<string, string> = {}) => {
    const stream = request(session, body, headers);
    let status = 0;
    let trailers: Record<string, unknown> = {};
    stream.on("response", (answer) => (status = Number(answer[":status"])));
    stream.on("trailers", (sent) => (trailers = sent));
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const { "grpc-status": rpcStatus, "grpc-message": message } = trailers;
    return { status, body: Buffer.concat(chunks), rpcStatus, message };
  };
}

const serve = setup();

const echo: Procedure = async function* (message) {
  yield message;
  yield message;
};

describe("serveGrpc", () => {
  it("frames each message, and ends with the status", async () => {
    const { call } = await serve(echo);
    expect(await call(frame(7, 8))).toEqual({
      status: 200,
      body: Buffer.from([0, 0, 0, 0, 2, 7, 8, 0, 0, 0, 0, 2, 7, 8]),
      rpcStatus: "0",
      message: undefined,
    });
  });

  it.each<[string, Uint8Array, Record<string, string>, Code]>([
    ["another path", frame(), { ":path": "/s/other" }, Code.Unimplemented],
    ["a compressed message", Uint8Array.of(1, 0, 0, 0, 0), {}, Code.Unimplemented],
    ["no message", Uint8Array.of(), {}, Code.InvalidArgument],
    ["half a message", frame(1, 2).subarray(0, 6), {}, Code.InvalidArgument],
    ["two messages", Uint8Array.of(...frame(1), ...frame(2)), {}, Code.InvalidArgument],
  ])("refuses %s", async (_, body, headers, code) => {
    const { call, internalErrors } = await serve(echo);
    expect(await call(body, headers)).toMatchObject({ status: 200, rpcStatus: String(code) });
    expect(internalErrors).toEqual([]);
  });

  it("refuses a message that is too large without reading it whole", async () => {
    const { call } = await serve(echo);
    const refused = await call(new Uint8Array(10_000_000));
    expect(refused).toMatchObject({ status: 200, rpcStatus: String(Code.ResourceExhausted) });
    expect(refused.message).toContain("larger than 1000 bytes");
  });

  it("outlives what is no HTTP/2", async () => {
    const { server, call } = await serve(echo);
    const socket = connectSocket(server.port, "127.0.0.1");
    socket.on("error", () => {}).resume();
    socket.end("GET / HTTP/1.1\r\n\r\nPRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u00ff\u00ff");
    await once(socket, "close");
    expect(await call(frame(1))).toMatchObject({ rpcStatus: "0" });
  });

  it.each([{ "content-type": "text/plain" }, { ":method": "PUT" }])(
    "answers %j with 415",
    async (headers) => {
      const { call } = await serve(echo);
      expect(await call(Uint8Array.of(), headers)).toMatchObject({
        status: 415,
        rpcStatus: undefined,
      });
    },
  );

  it("tells the caller what it did wrong, in any script", async () => {
    const { call } = await serve(async function* () {
      yield Uint8Array.of();
      throw invalidArgument("100 % ä\n");
    });
    expect(await call(frame())).toMatchObject({ rpcStatus: "3", message: "100 %25 %C3%A4%0A" });
  });

  it("tells the caller nothing of what went wrong inside", async () => {
    const { call, internalErrors } = await serve(async function* () {
      yield Uint8Array.of(1);
      throw new Error("secret");
    });
    const { rpcStatus, message } = await call(frame());
    expect(rpcStatus).toBe(String(Code.Internal));
    expect(message).not.toContain("secret");
    expect(internalErrors).toMatchObject([{ message: "secret" }]);
  });

  it("stops a procedure whose caller goes", async () => {
    const events = new EventEmitter();
    const aborted = once(events, "aborted");
    const { begin, internalErrors } = await serve(async function* (_, signal) {
      yield Uint8Array.of();
      await once(signal, "abort");
      events.emit("aborted");
      signal.throwIfAborted();
    });
    const stream = begin();
    await once(stream, "data");
    stream.close();
    await aborted;
    expect(internalErrors).toEqual([]);
  });

  it("sends no faster than the caller reads, and stops when it goes", async () => {
    const events = new EventEmitter();
    const ended = once(events, "ended");
    let sent = 0;
    const { begin } = await serve(async function* () {
      try {
        for (; sent < 1000; sent++) yield new Uint8Array(2 ** 20);
      } finally {
        events.emit("ended");
      }
    });
    const stream = begin();
    await once(stream, "response");
    stream.close();
    await ended;
    expect(sent).toBeLessThan(100);
  });

  it("ends open calls when it is closed", async () => {
    const { server, begin } = await serve(async function* (_, signal) {
      yield Uint8Array.of();
      await once(signal, "abort");
    });
    const stream = begin();
    stream.on("error", () => {});
    const closed = once(stream, "close");
    await once(stream, "data");
    await server.close();
    await closed;
  });
});
