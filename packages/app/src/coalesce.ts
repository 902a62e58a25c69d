/**
 * A function that starts `task`, never two at once: calls while it runs lead to one
 * more run after it. `task` must not reject.
 */
export function coalesced(task: () => Promise<void>): () => void {
  let state: "idle" | "running" | "askedAgain" = "idle";
  const run = async (): Promise<void> => {
    do {
      state = "running";
      await task();
    } while (wasAskedAgain());
    state = "idle";
  };
  const wasAskedAgain = (): boolean => state === "askedAgain";
  return () => {
    if (state === "idle") void run();
    else state = "askedAgain";
  };
}
