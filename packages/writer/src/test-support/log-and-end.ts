import { createFileWriter } from "../file-writer.ts";

/*
 * `node log-and-end.ts RUN_DIRECTORY END`: logs step 1, which nothing but the end of
 * the process writes, and ends as END says.
 */
const [runDirectory = "", end = ""] = process.argv.slice(2);
const writer = createFileWriter(runDirectory, {
  flushIntervalSecs: 1e6,
  flushOnExit: end !== "optedOut",
});
writer.addScalar(writer.scalarTagId("loss"), 1, 0.5);

const ENDS: Readonly<Record<string, () => void | Promise<void>>> = {
  byItself() {},
  optedOut: () => process.exit(),
  exit: () => process.exit(3),
  uncaughtError() {
    throw new Error("uncaught");
  },
  uncaughtRejection: () => void Promise.reject(new Error("uncaught")),
  duringWrite() {
    void writer.flush();
    writer.addScalar(writer.scalarTagId("loss"), 2, 0.5);
    process.exit();
  },
  SIGTERM: waitForSignal,
  SIGINT: waitForSignal,
  async secondCopy() {
    const path = "../process-end.ts?copy";
    const copy: typeof import("../process-end.ts") = await import(path);
    copy.beforeProcessEnds(() => {});
    waitForSignal();
  },
  ownHandler() {
    process.on("SIGTERM", () => setTimeout(() => process.exit(7), 20));
    waitForSignal();
  },
};
await ENDS[end]?.();

function waitForSignal(): void {
  setInterval(() => {}, 1000);
  process.stdout.write("ready\n");
}
