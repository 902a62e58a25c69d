import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const MAX_BYTES = 250_000;

/** Complains where the scripts of the page with its first dashboard, as gzip, are more than people should wait for. */
export async function tryFirstScripts(web: string): Promise<string[]> {
  const html = await readFile(join(web, "index.html"), "utf8");
  const preload = await readFile(join(web, "preload.js"), "utf8");
  const paths = new Set([...scriptsIn(html), ...scriptsIn(firstDashboard(preload))]);
  const sizes = await Promise.all(
    [...paths].map(async (path) => gzipSync(await readFile(join(web, path))).length),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (paths.size < 3) return ["no scripts of the first page were found."];
  return bytes > MAX_BYTES ? [`the first page has ${bytes} bytes of scripts, as gzip.`] : [];
}

function scriptsIn(text: string): string[] {
  return Array.from(text.matchAll(/"(?:\.\/)?([^"]+\.js)"/g), ([, path = ""]) => path);
}

/** What `preload.js` lists for it. */
function firstDashboard(preload: string): string {
  return /"scalars":(\[[^\]]*\])/.exec(preload)?.[1] ?? "";
}
