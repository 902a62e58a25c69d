import { setFlagsFromString } from "node:v8";

/** To four times what a collection leaves, which is the most that V8 allows of its own accord. */
const GROWING_PERCENT = 300;

/**
 * Lets the heap grow further until all of it is marked again. Answers lie in array buffers, which
 * V8 counts as growth of a heap that is small beside them: at its own pace it marks everything
 * for every 10 MB that are sent, which takes longer than making the answer.
 *
 * For when everything is loaded: code that Node brings along compiled is for the flags that it
 * was built with, so that threads start more slowly afterwards.
 */
export function letHeapGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
}
