import { fileURLToPath } from "node:url";

/** Beside the bundle: stands in for web-directory.ts there. */
export const WEB_DIRECTORY = fileURLToPath(new URL("./web", import.meta.url));
