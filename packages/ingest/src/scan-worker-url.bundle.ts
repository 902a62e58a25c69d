/** Beside the bundle: stands in for scan-worker-url.ts there. */
export const SCAN_WORKER_URL = new URL("./scan-worker.js", import.meta.url);
