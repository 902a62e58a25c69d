import { fileURLToPath } from "node:url";

/** Where the built front end lies. */
export const WEB_DIRECTORY = fileURLToPath(new URL("../../../dist/web", import.meta.url));
