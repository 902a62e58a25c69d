import { startSession } from "./session.ts";

const [logDirectory = "", indexDirectory = "", workers = "0"] = process.argv.slice(2);
process.stdout.write("started");
const options = { logDirectory, indexDirectory, workers: Number(workers) };
const session = startSession({ ...options, reloadIntervalSecs: 0.05 });
await session.loaded;
