import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { inRoot } from "./root.ts";

/** Enough to start a browser with playwright-core. */
export interface Browser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** A build of Chromium on npm, for machines that have none; no other host is asked. */
const NPM_CHROMIUM = "@sparticuz/chromium";
const NPM_VERSION = "153.0.0";
const NPM_DIRECTORY = inRoot(".cache/chromium");

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The pages tested are our own, and in a container the sandbox has no rights to start. */
const ARGS = ["--no-sandbox", "--disable-dev-shm-usage"];

/**
 * The Chromium to test with: `CHROME_PATH`, else the system's, else one from npm,
 * which is installed on first use. `RUNLENS_TEST_BROWSER=npm` takes the last one always.
 */
export async function findBrowser(): Promise<Browser> {
  if (process.env["RUNLENS_TEST_BROWSER"] === "npm") return npmBrowser();
  const chosen = process.env["CHROME_PATH"];
  const executablePath = chosen ?? SYSTEM_PATHS.find((path) => existsSync(path));
  return executablePath === undefined ? npmBrowser() : { executablePath, args: ARGS };
}

async function npmBrowser(): Promise<Browser> {
  const entry = `${NPM_DIRECTORY}/node_modules/${NPM_CHROMIUM}/build/index.js`;
  if (!existsSync(entry)) await installNpmBrowser();
  const module: { default: { executablePath(): Promise<string> } } = await import(
    pathToFileURL(entry).href
  );
  return { executablePath: await module.default.executablePath(), args: ARGS };
}

async function installNpmBrowser(): Promise<void> {
  process.stderr.write("Installing a browser for the tests (once) …\n");
  await mkdir(NPM_DIRECTORY, { recursive: true });
  await writeFile(
    `${NPM_DIRECTORY}/package.json`,
    JSON.stringify({ private: true, dependencies: { [NPM_CHROMIUM]: NPM_VERSION } }),
  );
  await promisify(execFile)("npm", ["install", "--loglevel=error", "--prefix", NPM_DIRECTORY], {
    cwd: NPM_DIRECTORY,
    shell: process.platform === "win32",
  });
}

if (import.meta.main) process.stdout.write(`${(await findBrowser()).executablePath}\n`);
