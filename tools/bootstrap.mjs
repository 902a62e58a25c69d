// What start.mjs and test.mjs do before TypeScript can run: plain JavaScript that
// needs nothing but Node, old ones included.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Ends the process with a clear sentence when Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (!isOld) return;
  fail(
    `Runlens needs Node ${OLDEST_NODE.join(".")} or later, and this is ${process.versions.node}.`,
  );
}

/** Installs what package-lock.json names, unless that is what is there. */
export function install() {
  if (isInstalled()) return;

  process.stderr.write("Installing dependencies (once, about half a minute) …\n");
  const npm = spawnSync("npm ci --loglevel=error --no-progress", {
    cwd: ROOT,
    shell: true,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (npm.status !== 0) fail(`npm ci failed:\n${npm.stderr}`);
}

/** npm writes down what it installed, in the form of the lock file, when it is done. */
function isInstalled() {
  const installedFile = join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(join(ROOT, "package-lock.json")))
    .filter(([path, locked]) => path.includes("node_modules/") && !locked.optional)
    .every(([path, locked]) => installed[path]?.version === locked.version && path in installed);
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** Runs a script of this folder on the installed Node, in this process's place. */
export function runTypeScript(script, args) {
  const bin = join(ROOT, "node_modules/.bin");
  const separator = process.platform === "win32" ? ";" : ":";
  const child = spawn(join(bin, "node"), [join(ROOT, "tools", script), ...args], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${bin}${separator}${process.env.PATH}`,
      // Stripping types and compiling is half of a start.
      NODE_COMPILE_CACHE: join(ROOT, ".cache/node"),
      // npm puts the installed Node before the one it runs on itself.
      RUNLENS_MACHINE_NODE: process.env.npm_node_execpath ?? process.execPath,
    },
    shell: process.platform === "win32",
  });
  // A terminal sends Ctrl-C to both processes, any other sender only to this one.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  endWithNpm(child);
  child.on("error", (error) => fail(`Cannot run Node from node_modules: ${error.message}`));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

/** npm tells a shell of a signal, and many shells die of it without telling this process. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  setInterval(() => process.ppid === shell || child.kill("SIGTERM"), 250).unref();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
