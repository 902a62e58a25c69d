import { flushCompileCache } from "node:module";
import { startSession } from "./session.ts";

// It does not end by itself, and compiled once it need not be compiled at each start.
flushCompileCache();
const [logDirectory = "", indexDirectory = "", workers = "0"] = process.argv.slice(2);
process.stdout.write("started");
const options = { logDirectory, indexDirectory, workers: Number(workers) };
const session = startSession({ ...options, reloadIntervalSecs: 0.05 });
await session.loaded;
