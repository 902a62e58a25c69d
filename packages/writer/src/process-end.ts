const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const callbacks = new Set<() => void>();

/**
 * Calls `callback` when the process ends: by itself, by `process.exit`, by an uncaught
 * error, or by a signal that would end it. A signal still does what it did before: it
 * ends the process unless the program listens for it too. Returns how to stop.
 */
export function beforeProcessEnds(callback: () => void): () => void {
  if (callbacks.size === 0) listen();
  callbacks.add(callback);
  return () => {
    if (callbacks.delete(callback) && callbacks.size === 0) stopListening();
  };
}

function listen(): void {
  process.on("exit", callAll);
  for (const signal of SIGNALS) process.prependListener(signal, onSignal);
}

function stopListening(): void {
  process.off("exit", callAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function callAll(): void {
  for (const callback of callbacks) callback();
}

/**
 * Takes itself out of the way first: others, a second copy of this module among them,
 * also look whether they are the only listener before they end the process.
 */
function onSignal(signal: NodeJS.Signals): void {
  callAll();
  process.off(signal, onSignal);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  else setImmediate(listenAgain, signal);
}

function listenAgain(signal: NodeJS.Signals): void {
  process.off(signal, onSignal);
  if (callbacks.size > 0) process.prependListener(signal, onSignal);
}
