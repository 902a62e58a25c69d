const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * The first SIGINT or SIGTERM from now on. Another one after it has Node's own
 * effect, so that a shutdown that hangs can be ended.
 */
export function nextSignal(): Promise<(typeof SIGNALS)[number]> {
  return new Promise((resolve) => {
    function end(signal: (typeof SIGNALS)[number]): void {
      for (const name of SIGNALS) process.off(name, end);
      resolve(signal);
    }
    for (const name of SIGNALS) process.on(name, end);
  });
}
