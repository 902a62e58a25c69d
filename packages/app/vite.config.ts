import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // The page is served below any path prefix and below /experiment/<id>/.
  base: "./",
  plugins: [withoutBackends(), withoutOldFonts()],
  build: {
    outDir: fileURLToPath(new URL("../../dist/web", import.meta.url)),
    emptyOutDir: true,
    // Data URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    // Every browser we support knows what the polyfill would teach it.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      onLog(level, log, report) {
        // Libraries mark modules "use client" for servers that render React; ours does not.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
});

/** Leaves out the server halves that manifests name: the page never loads them. */
function withoutBackends(): Plugin {
  const empty = "\0empty";
  return {
    name: "without-backends",
    enforce: "pre",
    resolveId: (id, importer) =>
      id.startsWith("./backend/") && importer?.endsWith("/manifest.ts") ? empty : undefined,
    load: (id) => (id === empty ? "export default undefined" : undefined),
  };
}

/** Leaves out the formats of fonts that every browser we support has a better one for. */
function withoutOldFonts(): Plugin {
  return {
    name: "without-old-fonts",
    enforce: "pre",
    transform: (code, id) =>
      id.endsWith("/katex.min.css")
        ? code.replaceAll(/,url\([^)]+\) ?format\("(woff|truetype)"\)/g, "")
        : undefined,
  };
}
