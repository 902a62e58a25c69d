import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
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

interface NpmChromium {
  readonly default: { executablePath(): Promise<string> };
  /** Unpacks one of the archives that the package holds into the system's temporary directory. */
  inflate(archive: string): Promise<string>;
  /** Has programs that are started look for libraries there too, and for fonts in the temporary directory. */
  setupLambdaEnvironment(libraries: string): void;
}

/** A bare machine lacks this library, and fonts; the package brings both. */
const NSS_PATHS = [
  `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/libnss3.so`,
  "/usr/lib64/libnss3.so",
  "/usr/lib/libnss3.so",
];

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

/**
 * The pages tested are our own, and in a container the sandbox has no rights to start. Letters
 * keep the shape that their font gives them, whatever the machine is set to.
 */
const ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];

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
  const root = `${NPM_DIRECTORY}/node_modules/${NPM_CHROMIUM}`;
  const entry = `${root}/build/index.js`;
  if (!existsSync(entry)) await installNpmBrowser();
  const chromium: NpmChromium = await import(pathToFileURL(entry).href);
  if (!NSS_PATHS.some((path) => existsSync(path))) {
    await chromium.inflate(`${root}/bin/al2023.tar.br`);
    chromium.setupLambdaEnvironment(`${tmpdir()}/al2023/lib`);
  }
  return { executablePath: await chromium.default.executablePath(), args: ARGS };
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
