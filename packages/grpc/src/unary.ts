import type { Procedure } from "./grpc-server.ts";
import type { MessageWriter } from "./message-writer.ts";

/** A procedure with one answer. */
export function unary(
  answer: (request: Uint8Array, signal: AbortSignal) => Promise<MessageWriter>,
): Procedure {
  return async function* (request, signal) {
    yield (await answer(request, signal)).finish();
  };
}
