import { LostChunk } from "./lost-chunk.ts";

/** More than two are needed where points get lost while others are read again. */
const MAX_ATTEMPTS = 4;

/** Gives what `read` gives; undefined, and noted, where it needs points that are lost. */
export type OrLost = <T>(read: () => T | Promise<T>) => Promise<T | undefined>;

/**
 * Makes an answer, and where points are lost that it needs, has their files read again and
 * makes it anew. An answer of many parts gets its parts with `orLost`, so that everything
 * that is lost is known at once.
 *
 * @throws LostChunk where points are lost again and again, and what `answer` throws.
 */
export async function wholeAnswer<T>(
  readAgain: (lost: readonly LostChunk[]) => Promise<void>,
  answer: (orLost: OrLost) => T | Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const lost: LostChunk[] = [];
    const noteLost = (error: unknown): void => {
      if (!(error instanceof LostChunk)) throw error;
      lost.push(error);
    };
    try {
      const answered = await answer(async (read) => {
        try {
          return await read();
        } catch (error) {
          noteLost(error);
          return undefined;
        }
      });
      if (lost.length === 0) return answered;
    } catch (error) {
      noteLost(error);
    }
    if (attempt === MAX_ATTEMPTS) throw lost[0];
    await readAgain(lost);
    signal?.throwIfAborted();
  }
}
