import { publishedFont } from "@runlens/charts/publish-font";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Plugin } from "vite";

const MARK = "?published";

/**
 * `import url from "some-font/x.ttf?published"` is the address of a file beside the page: the
 * font with those of its signs that pictures are promised. It keeps its name and notices.
 */
export function publishFonts(): Plugin {
  return {
    name: "runlens:publish-fonts",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(`.ttf${MARK}`)) return undefined;
      const path = id.slice(0, -MARK.length);
      const source = publishedFont(await readFile(path));
      const file = this.emitFile({ type: "asset", name: basename(path), source });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
