import { messageOf } from "@runlens/base";
import { once } from "node:events";
import {
  constants,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from "node:http2";
import { MAX_CONCURRENT_CALLS, MAX_MESSAGE_BYTES, MAX_SESSION_MEMORY_MB } from "./limits.ts";
import { invalidArgument, messageTooLarge, RPC_STATUS, RpcError } from "./rpc-error.ts";

/**
 * A procedure: takes the bytes of its one request, gives those of its answers, one for a
 * unary call. `signal` is aborted when the caller goes.
 */
export type Procedure = (request: Uint8Array, signal: AbortSignal) => AsyncIterable<Uint8Array>;

export interface GrpcOptions {
  /** Of a request. Default: 256 MiB. */
  readonly maxMessageBytes?: number;
  /** By path: `/package.Service/Method`. */
  readonly procedures: ReadonlyMap<string, Procedure>;
  /** Address or name; undefined: all interfaces. */
  readonly host: string | undefined;
  /** 0: the system chooses. */
  readonly port: number;
  /** Told of errors that no caller caused. The caller is told nothing of them. */
  readonly onInternalError?: (error: unknown, path: string) => void;
}

export interface RunningGrpcServer {
  readonly port: number;
  /** Ends open calls too. */
  close(): Promise<void>;
}

/**
 * Serves procedures by gRPC over plain HTTP/2, without compression. Calls have one
 * request message; streams go one way, to the caller.
 *
 * Source: github.com/grpc/grpc, doc/PROTOCOL-HTTP2.md.
 * @throws Error of Node with `code`, such as "EADDRINUSE", when it cannot listen there.
 */
export async function serveGrpc(options: GrpcOptions): Promise<RunningGrpcServer> {
  const server = createServer({
    settings: { maxConcurrentStreams: MAX_CONCURRENT_CALLS },
    maxSessionMemory: MAX_SESSION_MEMORY_MB,
  });
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
    // A connection that breaks takes its calls with it; there is nobody to tell.
    session.on("error", () => session.destroy());
  });
  server.on("stream", (stream, headers) => void answer(stream, headers, options));
  server.listen({ port: options.port, host: options.host });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("no TCP server");
  return {
    port: address.port,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}

async function answer(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  { procedures, maxMessageBytes = MAX_MESSAGE_BYTES, onInternalError }: GrpcOptions,
): Promise<void> {
  const gone = new AbortController();
  stream.once("close", () => gone.abort());
  stream.on("error", () => gone.abort());
  if (!isGrpc(headers)) {
    stream.respond(
      { ":status": constants.HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE },
      { endStream: true },
    );
    return;
  }
  const path = headers[":path"] ?? "";
  let status: RpcError | undefined;
  stream.respond(
    { ":status": 200, "content-type": "application/grpc", "grpc-accept-encoding": "identity" },
    { waitForTrailers: true },
  );
  stream.once("wantTrailers", () => stream.sendTrailers(trailersOf(status)));
  try {
    const procedure = procedures.get(path);
    if (procedure === undefined) throw unknownProcedure(path);
    const request = await readMessage(stream, maxMessageBytes);
    for await (const message of procedure(request, gone.signal)) {
      await writeMessage(stream, message, gone.signal);
    }
  } catch (error) {
    if (gone.signal.aborted) return;
    if (!(error instanceof RpcError)) onInternalError?.(error, path);
    status = error instanceof RpcError ? error : INTERNAL_ERROR;
  }
  stream.end();
  // Of a request that was refused unread.
  stream.resume();
}

const INTERNAL_ERROR = new RpcError(
  RPC_STATUS.internal,
  "the server ran into an error that it did not expect; its terminal says more about it",
);

function isGrpc(headers: IncomingHttpHeaders): boolean {
  const isType = /^application\/grpc(?:\+proto)?(?:;|$)/.test(headers["content-type"] ?? "");
  return isType && headers[":method"] === "POST";
}

function unknownProcedure(path: string): RpcError {
  return new RpcError(RPC_STATUS.unimplemented, `there is no procedure ${path}`);
}

/** One byte that is 1 for a compressed message, and its length. */
const PREFIX_BYTES = 5;

/** @throws RpcError for what is no single uncompressed message. */
async function readMessage(stream: ServerHttp2Stream, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let byteLength = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    byteLength += chunk.length;
    if (byteLength > PREFIX_BYTES + maxBytes) throw messageTooLarge(maxBytes);
  }
  const bytes = Buffer.concat(chunks, byteLength);
  if (bytes[0] === 1) {
    throw new RpcError(RPC_STATUS.unimplemented, "compressed messages are not supported");
  }
  if (byteLength < PREFIX_BYTES || bytes.readUInt32BE(1) !== byteLength - PREFIX_BYTES) {
    throw invalidArgument("a call has exactly one request message");
  }
  return bytes.subarray(PREFIX_BYTES);
}

/** Waits for a caller that is slower. */
async function writeMessage(
  stream: ServerHttp2Stream,
  message: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(message.length, 1);
  stream.write(prefix);
  if (!stream.write(message)) await once(stream, "drain", { signal });
}

function trailersOf(status: RpcError | undefined): Record<string, string> {
  if (status === undefined) return { "grpc-status": String(RPC_STATUS.ok) };
  return {
    "grpc-status": String(status.status),
    "grpc-message": percentEncoded(messageOf(status)),
  };
}

/** All but printable ASCII, and the percent sign itself, byte by byte. */
function percentEncoded(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x25
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}
