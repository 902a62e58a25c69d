import { RunlensError } from "@runlens/base";
import { createFrameReader } from "@runlens/model";

/**
 * The frames of an answer as they come.
 * @param signal that the answer was asked for with
 * @throws RunlensError `server.unreachable` where it breaks off; the reason of the signal once it is aborted.
 */
export async function* framesOf(
  { body }: Response,
  signal?: AbortSignal,
): AsyncGenerator<ArrayBuffer | undefined> {
  const reader = body?.getReader();
  const frames = createFrameReader();
  for (;;) {
    const piece = await reader?.read().catch((error: unknown) => {
      signal?.throwIfAborted();
      throw brokenOff(error);
    });
    if (piece?.value === undefined) break;
    yield* frames.take(piece.value);
  }
  if (!frames.isBetween()) throw brokenOff();
}

export function brokenOff(cause?: unknown): RunlensError {
  return new RunlensError(
    {
      code: "server.unreachable",
      message: "The server's answer broke off.",
      hint: "Check that runlens is still running there.",
    },
    { cause },
  );
}
