import { createHash } from "node:crypto";
import { existsSync, globSync, statSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Plugin } from "vite";
import { preloadDashboard } from "./build/preload-dashboard.ts";
import { publishFonts } from "./build/publish-fonts.ts";
import { inRoot, ROOT } from "./root.ts";

/** All that the front end is made from. */
const SOURCES = [
  "tools/build/{preload-dashboard,publish-fonts}.ts",
  "packages/{app,base,charts,client,export,expressions,format,histograms,line-cards,markdown,model,plugin-api,series-math,tag-board,widgets}/**/*",
  "plugins/*/{manifest.ts,frontend/**/*}",
  "package-lock.json",
];
const STAMP = inRoot(".cache/web-build");
const BUILT = inRoot("dist/web");
/** Servers that run meanwhile keep their page until the next one is whole. */
const NEXT = inRoot("dist/web.next");

/** Builds dist/web unless it was built from the very files that are there now. */
export async function buildWebIfStale(tell: (line: string) => void): Promise<void> {
  const isBuilt = existsSync(`${BUILT}/index.html`) && existsSync(STAMP);
  if (isBuilt && (await readFile(STAMP, "utf8")) === fingerprint()) return;
  tell("Building the page …");
  await buildWeb();
}

/** Builds dist/web, with what the app's own configuration says. */
export async function buildWeb(plugins: Plugin[] = []): Promise<void> {
  const sources = fingerprint();
  // Only a build needs it, and most starts find the page built.
  const { build } = await import("vite");
  // Vite would follow a test run's own value and build the development half of React.
  process.env["NODE_ENV"] = "production";
  await build({
    configFile: inRoot("packages/app/vite.config.ts"),
    logLevel: "warn",
    plugins: [preloadDashboard(), publishFonts(), ...plugins],
    build: { outDir: NEXT },
  });
  await rm(BUILT, { recursive: true, force: true });
  await rename(NEXT, BUILT);
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, sources);
}

/** Names, sizes and times of the sources: cheap to read, without a promise for each, and different after any change. */
function fingerprint(): string {
  const found = globSync(SOURCES, { cwd: ROOT, exclude: ["**/node_modules"] });
  const hash = createHash("sha256");
  for (const path of found.filter((each) => !each.includes(".test.")).toSorted()) {
    const file = statSync(inRoot(path));
    if (file.isFile()) hash.update(`${path} ${file.size} ${file.mtimeMs}\n`);
  }
  return hash.digest("hex");
}
