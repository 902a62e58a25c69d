import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RunDigest } from "./digest.ts";
import type { ReaderState, Reply, Request } from "./reader-process.ts";

const PROGRAM = fileURLToPath(new URL("reader-process.ts", import.meta.url));

/** A process that follows a log directory; it can be ended, and another goes on. */
export interface SoakReader {
  /** Grows when a process is ended. What one saw that is gone since, the next cannot know. */
  readonly generation: number;
  /** Undefined for a run that is not listed. */
  digest(run: string): Promise<RunDigest | undefined>;
  state(): Promise<ReaderState>;
  /** Ends the process without warning; the next one is started. */
  kill(): Promise<void>;
  /** Lets the process close; the next one is started. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export function startReader(logDirectory: string, indexDirectory: string): SoakReader {
  const start = () => startProcess([logDirectory, indexDirectory]);
  let generation = 1;
  let current = Promise.resolve(start());

  /** A request that a process did not live to answer goes to the next. */
  async function ask(request: Request): Promise<Reply> {
    for (;;) {
      const asked = await current;
      const reply = await asked.ask(request);
      if (reply !== undefined) return reply;
      if ((await current) === asked) throw new Error("The reader ended by itself.");
    }
  }

  async function replace(end: (old: ReaderProcess) => void): Promise<void> {
    generation++;
    const last = current;
    current = last.then(async (old) => {
      end(old);
      await old.ended;
      return start();
    });
    await current;
  }

  return {
    get generation() {
      return generation;
    },
    async digest(run) {
      const reply = await ask({ kind: "run", run });
      return reply.kind === "run" ? reply.digest : undefined;
    },
    async state() {
      const reply = await ask({ kind: "state" });
      if (reply.kind !== "state") throw new TypeError(`The reader answered with ${reply.kind}.`);
      return reply.state;
    },
    kill: () => replace((old) => old.kill()),
    restart: () => replace((old) => void old.ask({ kind: "close" })),
    async close() {
      const old = await current;
      void old.ask({ kind: "close" });
      await old.ended;
    },
  };
}

interface ReaderProcess {
  /** Undefined when the process ended before it answered. */
  ask(request: Request): Promise<Reply | undefined>;
  kill(): void;
  readonly ended: Promise<void>;
}

function startProcess(args: readonly string[]): ReaderProcess {
  const child = fork(PROGRAM, args, { execArgv: ["--expose-gc"] });
  const waiting = new Map<number, (reply?: Reply) => void>();
  let requests = 0;
  let hasEnded = false;
  child.on("message", ({ id, reply }: { id: number; reply: Reply }) => {
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  // What cannot be sent to a process that is ending is answered by "exit".
  child.on("error", () => {});
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      hasEnded = true;
      for (const answer of waiting.values()) answer();
      resolve();
    });
  });
  return {
    ask: (request) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve(undefined);
        const id = requests++;
        waiting.set(id, resolve);
        child.send({ id, request });
      }),
    kill: () => void child.kill("SIGKILL"),
    ended,
  };
}
