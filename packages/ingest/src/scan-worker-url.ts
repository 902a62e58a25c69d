/** What a scanning thread runs. */
export const SCAN_WORKER_URL = new URL("./scan-worker.ts", import.meta.url);
