import { createScanSpace } from "@runlens/format";
import { openSegmentFile } from "@runlens/index";
import { createSlabWriter, type Slab } from "@runlens/store";
import { parentPort, workerData } from "node:worker_threads";
import {
  packScanned,
  unpackStretch,
  type Ending,
  type ScanAnswer,
  type ScanTask,
  type ScanWorkerData,
} from "./scan-messages.ts";
import { createStretchScanner } from "./scan-stretch.ts";
import { TagListsOut } from "./tag-lists.ts";

/** Small files are told together, so that messages do not take longer than they. */
const MAX_UNTOLD_MS = 10;

/** Runs in a thread of its own, started by scan-workers.ts. */
function answerTasks(
  { segment, path, ending }: ScanWorkerData & { readonly ending: Ending },
  post: (answer: ScanAnswer) => void,
) {
  let slabs: Slab[] = [];
  const file = path === undefined ? undefined : openSegmentFile(path);
  const writer = createSlabWriter({
    segment,
    onSlab: (slab) => slabs.push(slab),
    ...(file !== undefined && { write: file.write }),
  });
  const scanStretch = createStretchScanner(createScanSpace(), writer);
  const lists = new TagListsOut();

  return ({ stretches }: ScanTask): void => {
    let scanned: ScanAnswer["scanned"][number][] = [];
    let toldMs = performance.now();
    const tell = (isLast: boolean): void => {
      post({ slabs, scanned, isLast });
      slabs = [];
      scanned = [];
      toldMs = performance.now();
    };
    for (const { id, stretch } of stretches) {
      if (Atomics.load(ending, 0) > 0) return;
      scanned.push({ id, scanned: packScanned(scanStretch(unpackStretch(stretch)), lists) });
      if (performance.now() - toldMs > MAX_UNTOLD_MS) tell(false);
    }
    tell(true);
  };
}

const port = parentPort;
if (port !== null) {
  const post = (answer: ScanAnswer): void => port.postMessage(answer);
  const answer = answerTasks(workerData, post);
  port.on("message", (task: ScanTask) => {
    if (Atomics.load(workerData.ending, 0) > 0) port.close();
    else answer(task);
  });
  post({ slabs: [], scanned: [], isLast: true });
}
