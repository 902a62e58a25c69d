import type { Plugin, Rolldown } from "vite";

/** What the page opens when its address names no dashboard. */
const FIRST_DASHBOARD = "scalars";

/** What the page asks for first, as `askAhead` of its session does. */
const FIRST_ANSWERS = ["api/v1/status", "api/v1/runs", "api/v1/tags"];

/**
 * Adds a script that fetches the first answers and the files of the dashboard that the
 * address names, while those of the page itself are still fetched and run. A file of its
 * own, because the content security policy allows no inline script.
 */
export function preloadDashboard(): Plugin {
  const fileName = "preload.js";
  return {
    name: "preload-dashboard",
    transformIndexHtml: () => [
      { tag: "script", attrs: { src: `./${fileName}` }, injectTo: "head-prepend" },
    ],
    generateBundle(_, bundle) {
      const files = filesOfDashboards(bundle);
      if (files[FIRST_DASHBOARD] === undefined) this.error(`no dashboard ${FIRST_DASHBOARD}`);
      this.emitFile({ type: "asset", fileName, source: scriptFor(files) });
    },
  };
}

/** Dashboard id → what it needs beyond the page itself, by path from the page. */
function filesOfDashboards(bundle: Rolldown.OutputBundle): Record<string, readonly string[]> {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const page = new Set(chunks.filter((chunk) => chunk.isEntry).flatMap(filesOf));
  const dashboards = chunks.flatMap((chunk) => {
    const id = /plugins\/([^/]+)\/frontend\/[^/]+-dashboard\.tsx$/.exec(chunk.facadeModuleId ?? "");
    return id?.[1] === undefined ? [] : [[id[1], chunk] as const];
  });
  return Object.fromEntries(
    dashboards.map(([id, chunk]) => [id, filesOf(chunk).filter((file) => !page.has(file))]),
  );

  /** A chunk, what it imports, and their style sheets. */
  function filesOf(chunk: Rolldown.OutputChunk): readonly string[] {
    const found = new Set<string>();
    const visit = (each: Rolldown.OutputChunk): void => {
      if (found.has(each.fileName)) return;
      found.add(each.fileName);
      for (const sheet of each.viteMetadata?.importedCss ?? []) found.add(sheet);
      for (const name of each.imports) {
        const imported = byName.get(name);
        if (imported) visit(imported);
      }
    };
    visit(chunk);
    return [...found];
  }
}

function scriptFor(files: Readonly<Record<string, readonly string[]>>): string {
  return `(() => {
  const preload = (href, how) => {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, { crossOrigin: "", href: "./" + href }, how));
  };
  for (const path of ${JSON.stringify(FIRST_ANSWERS)}) preload(path, { rel: "preload", as: "fetch" });
  const files = new Map(Object.entries(${JSON.stringify(files)}));
  const [id] = location.hash.slice(1).split("&");
  for (const file of files.get(id) ?? files.get(${JSON.stringify(FIRST_DASHBOARD)})) {
    preload(file, file.endsWith(".css") ? { rel: "preload", as: "style" } : { rel: "modulepreload" });
  }
})();
`;
}
