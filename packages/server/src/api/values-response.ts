import { encodeValuesAnswer, type ApiValuesRequest, type Reader } from "@runlens/model";
import { standardHeaders } from "../headers.ts";
import { MAX_VALUE_BYTES } from "../limits.ts";

export const VALUE_STREAM = "application/x-runlens-value-stream";

/**
 * Reads what each query means and sends it before the next one is read, no faster than the
 * client takes it. It is not compressed: what media hold mostly is already.
 */
export function valuesResponse(
  reader: Reader,
  experiment: string,
  queries: readonly ApiValuesRequest[],
  signal: AbortSignal,
): Response {
  const rest = queries.values();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value: query } = rest.next();
      if (query === undefined) return controller.close();
      const wanted = { experiment, maxBytes: MAX_VALUE_BYTES, ...query };
      const answer = encodeValuesAnswer(await reader.values(wanted, signal));
      for (const bytes of answer) controller.enqueue(bytes);
    },
  });
  return new Response(stream, { headers: standardHeaders(VALUE_STREAM) });
}
