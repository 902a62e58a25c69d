import { createStore } from "@runlens/store";
import { startIngest } from "../ingest.ts";

const [path = ""] = process.argv.slice(2);
const logDirectories = [{ path, groupName: "" }];
const options = { store: createStore(), logDirectories, reloadIntervalSecs: 0, workers: 2 };
await startIngest(options).loaded;
process.stdout.write("loaded");
