import type { SeriesInfo } from "@runlens/model";
import { MAX_MESSAGE_BYTES } from "./limits.ts";
import { MessageWriter } from "./message-writer.ts";

/** How long other calls wait for a long answer, and so does the news that its caller has gone. */
const TURN_MS = 10;

/**
 * The answer of every List and Read procedure: repeated run 1 {name 1, repeated tag 2 {name
 * 1, data 2}}.
 *
 * @param series grouped by run.
 * @param writeData writes the fields of a tag's data.
 */
export async function seriesMessage(
  series: readonly SeriesInfo[],
  signal: AbortSignal,
  writeData: (message: MessageWriter, info: SeriesInfo) => Promise<void>,
): Promise<MessageWriter> {
  const message = new MessageWriter(MAX_MESSAGE_BYTES);
  let turnStartMs = performance.now();
  let run = 0;
  for (const [i, info] of series.entries()) {
    if (performance.now() - turnStartMs > TURN_MS) {
      await nextTurn();
      turnStartMs = performance.now();
    }
    signal.throwIfAborted();
    if (info.run !== series[i - 1]?.run) {
      if (i > 0) message.end(run);
      run = message.begin(1);
      message.text(1, info.run);
    }
    const tag = message.begin(2);
    message.text(1, info.tag);
    const data = message.begin(2);
    await writeData(message, info);
    message.end(data);
    message.end(tag);
  }
  if (series.length > 0) message.end(run);
  return message;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
