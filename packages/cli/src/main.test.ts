import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:http2";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { logLongRun } from "./test-support/long-logs.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const TESTDATA = fileURLToPath(new URL("../../../testdata", import.meta.url));

/** The real command in a process of its own. */
function setup() {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));
  const temporary = mkdtempSync(join(tmpdir(), "runlens-"));
  afterAll(() => rmSync(temporary, { recursive: true }));

  function start(...args: string[]) {
    const command = [MAIN, ...args, "--index_dir", join(temporary, "indexes")];
    const child = spawn(process.execPath, command, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, TMPDIR: temporary, XDG_CACHE_HOME: temporary },
    });
    stops.push(() => child.kill("SIGKILL"));
    let told = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (told += text));
    const exit = once(child, "close");

    async function toldLine(pattern: RegExp): Promise<string> {
      while (!pattern.test(told)) {
        const hasEnded = exit.then(() => true);
        if ((await Promise.race([once(child.stderr, "data"), hasEnded])) === true) {
          throw new Error(`It ended without ${pattern}, but told: ${told}`);
        }
      }
      return pattern.exec(told)?.[1] ?? "";
    }
    async function end(signal?: NodeJS.Signals) {
      if (signal !== undefined) child.kill(signal);
      const [exitCode] = await exit;
      return { exitCode, told, output };
    }
    /** Nobody reads any more what it writes. */
    function hangUp(stream: "stdout" | "stderr"): void {
      child[stream].destroy();
    }
    return { toldLine, end, hangUp, pid: child.pid };
  }

  /** Holds a port of 127.0.0.1 until the test ends. */
  async function holdPort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    stops.push(() => server.close());
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }
  return { start, holdPort, temporary };
}

describe("the command", () => {
  const { start, holdPort, temporary } = setup();
  const STARTED = /Runlens \d+\.\d+\.\d+ at (http:\S+) \(Press CTRL\+C to quit\)/;

  it("serves a directory until SIGTERM, and writes nothing to standard output", async () => {
    const { toldLine, end } = start("--logdir", TESTDATA, "--port=0", "--path_prefix", "/a/");
    const url = await toldLine(STARTED);
    expect(url).toMatch(/^http:\/\/localhost:\d+\/a\/$/);
    await toldLine(/(Loaded 7 runs)/);
    expect(await (await fetch(`${url}data/runs`)).json()).toContain("two-runs/train");

    const { exitCode, told, output } = await end("SIGTERM");
    expect(exitCode).toBe(0);
    expect(output).toBe("");
    expect(told.split("\n")[0]).toBe(
      "Serving Runlens on localhost; to expose to the network, use a proxy or pass --bind_all",
    );
    expect(told).toContain("Runlens caught SIGTERM; exiting...");
  });

  it("recalls from the index what it read before", async () => {
    const logs = join(temporary, "logs");
    await logLongRun(logs);
    const before = start(logs, "--port=0");
    await before.toldLine(/(Loaded 1 run )/);
    await before.end("SIGTERM");
    const { toldLine, end } = start(logs, "--port=0");
    expect(await toldLine(/(Loaded .*)/)).toMatch(
      /^Loaded 1 run with 10,000 values from 1 file \((\d+ kB), \1 of it from the index\) in/,
    );
    await end("SIGTERM");
  });

  it("ends silently at Ctrl-C, also while a page listens for changes", async () => {
    const { toldLine, end } = start(TESTDATA, "--port", "0", "--host", "127.0.0.1");
    const url = await toldLine(STARTED);
    const changes = await fetch(`${url}api/v1/changes`);
    expect(changes.status).toBe(200);

    const { exitCode, told } = await end("SIGINT");
    expect(exitCode).toBe(0);
    expect(told).not.toContain("SIG");
    expect(told).not.toContain("Serving Runlens on localhost");
    await expect(changes.text()).rejects.toThrow();
  });

  it("ends at SIGTERM while it is busy with long answers", async () => {
    const logs = join(temporary, "busy");
    await logLongRun(logs, 100_000);
    const { toldLine, end } = start(logs, "--port", "0");
    const url = await toldLine(STARTED);
    await toldLine(/(Loaded 1 run )/);
    const answers = Array.from({ length: 30 }, (_, i) =>
      fetch(`${url}api/v1/windows`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          xAxis: "step",
          columns: 100,
          smoothingKind: "gaussian",
          smoothing: 2000 - i,
        }),
      }),
    );
    const failed = Promise.allSettled(answers);
    await fetch(`${url}data/runs`);
    expect(await end("SIGTERM")).toMatchObject({ exitCode: 0 });
    expect((await failed).at(-1)?.status).toBe("rejected");
  });

  it("serves a directory that does not exist, and says so", async () => {
    const { toldLine, end } = start(`${TESTDATA}s`, "--port", "0");
    const url = await toldLine(STARTED);
    await toldLine(/(Runlens keeps looking)/);
    expect(await (await fetch(`${url}data/runs`)).json()).toEqual([]);
    const { told } = await end("SIGINT");
    expect(told).toContain(`Did you mean ${TESTDATA}?`);
  });

  it("registers where notebook tools look, until it ends", async () => {
    const { toldLine, end, pid } = start(TESTDATA, "--port", "0");
    const url = await toldLine(STARTED);
    await toldLine(/(Loaded 7 runs)/);
    const file = join(temporary, ".tensorboard-info", `pid-${pid}.info`);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      logdir: TESTDATA,
      pid,
      port: Number(new URL(url).port),
    });
    await end("SIGTERM");
    expect(existsSync(file)).toBe(false);
  });

  it("is a data provider where one is asked for", async () => {
    const { toldLine, end } = start(TESTDATA, "--port", "0", "--grpc_port", "0");
    const port = await toldLine(/--grpc_data_provider localhost:(\d+)/);
    const session = connect(`http://127.0.0.1:${port}`);
    const call = session.request({
      ":method": "POST",
      ":path": "/tensorboard.data.TensorBoardDataProvider/GetExperiment",
      "content-type": "application/grpc",
    });
    call.end(new Uint8Array(5));
    const chunks: Buffer[] = [];
    for await (const chunk of call) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toContain(TESTDATA);
    session.destroy();
    expect(await end("SIGINT")).toMatchObject({ exitCode: 0 });
  });

  it("loads before it serves where that is asked for", async () => {
    const blocking = ["--reload_task=blocking", "--reload_interval=0"];
    const { toldLine, end } = start(TESTDATA, "--port", "0", ...blocking);
    await toldLine(STARTED);
    const { told } = await end("SIGTERM");
    expect(told.indexOf("Loaded 7 runs")).toBeGreaterThanOrEqual(0);
    expect(told.indexOf("Loaded 7 runs")).toBeLessThan(told.indexOf(" at http"));
  });

  it("ends as always when nobody reads its answer", async () => {
    const { hangUp, end } = start("inspect", TESTDATA);
    hangUp("stdout");
    const read = start("inspect", TESTDATA);
    const { exitCode, told } = await read.end();
    expect(await end()).toMatchObject({ exitCode, told });
    expect(told).not.toContain("EPIPE");
  });

  it("goes on serving when nobody reads what it tells", async () => {
    const { toldLine, hangUp, end } = start(TESTDATA, "--port", "0");
    const url = await toldLine(STARTED);
    hangUp("stderr");
    await expect.poll(async () => (await fetch(`${url}data/runs`)).json()).toHaveLength(7);
    expect(await end("SIGTERM")).toMatchObject({ exitCode: 0 });
  });

  it("shows another front end in place of ours", async () => {
    const webapp = join(temporary, "webapp");
    mkdirSync(webapp);
    writeFileSync(join(webapp, "index.html"), "<!doctype html><title>Other</title>");
    const { toldLine, end } = start(TESTDATA, "--port", "0", "--webapp", webapp);
    const url = await toldLine(STARTED);
    expect(await (await fetch(url)).text()).toBe(
      '<!doctype html><meta name="tb-relative-root" content="./"><!doctype html><title>Other</title>',
    );
    await end("SIGTERM");
  });

  it("does not start without the front end that is asked for", async () => {
    const { exitCode, told } = await start(TESTDATA, "--port", "0", "--webapp", "nope.zip").end();
    expect(exitCode).toBe(1);
    expect(told).toContain("Error: There is nothing at nope.zip.");
  });

  it("does not take a port that is in use", async () => {
    const port = await holdPort();
    const { exitCode, told } = await start(TESTDATA, "--port", String(port)).end();
    expect(exitCode).toBe(255);
    expect(told).toBe(`ERROR: Port ${port} is in use. Choose another, or --port 0.\n`);
  });
});
