import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inRoot } from "../root.ts";
import { freePort } from "./free-port.ts";

/** Debian installs it where only the path of root leads to. */
const ENVIRONMENT = { ...process.env, PATH: `${process.env["PATH"]}${delimiter}/usr/sbin` };

/** Whether the command is installed. */
export const haveNginx = spawnSync("nginx", ["-v"], { env: ENVIRONMENT }).status === 0;

/** Where docs/reverse-proxy.md puts Runlens. */
export const PROXIED_PATH = "/runlens";

/** The headings of docs/reverse-proxy.md that have a configuration. */
export type ProxyForm = "keeps the path" | "takes the path off";

export interface RunningNginx {
  /** `http://localhost:PORT` */
  readonly origin: string;
  close(): Promise<void>;
}

/** nginx as docs/reverse-proxy.md sets it up, in front of the server on `port`; all it writes is temporary. */
export async function startNginx(form: ProxyForm, port: number): Promise<RunningNginx> {
  const prefix = await mkdtemp(join(tmpdir(), "runlens-nginx-"));
  const proxyPort = await freePort();
  const config = join(prefix, "nginx.conf");
  await mkdir(join(prefix, "temp"));
  await writeFile(config, wholeConfig(prefix, proxyPort, await documentedLocation(form, port)));
  const nginx = spawn("nginx", ["-p", prefix, "-c", config, "-e", "stderr"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: ENVIRONMENT,
  });
  while (!(await isListening(proxyPort))) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}`);
    await pause(20);
  }
  return {
    origin: `http://localhost:${proxyPort}`,
    async close() {
      nginx.kill("SIGTERM");
      if (nginx.exitCode === null) await once(nginx, "exit");
      await rm(prefix, { recursive: true });
    },
  };
}

const USUAL_ADDRESS = "127.0.0.1:6006";

async function documentedLocation(form: ProxyForm, port: number): Promise<string> {
  const page = await readFile(inRoot("docs/reverse-proxy.md"), "utf8");
  const [, section = ""] = page.split(`## The proxy ${form}\n`);
  const [, location = ""] = /```nginx\n(.*?)```/s.exec(section) ?? [];
  if (!location.includes(USUAL_ADDRESS)) throw new Error(`no configuration that ${form}`);
  return location.replace(USUAL_ADDRESS, `127.0.0.1:${port}`);
}

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** One process, so that its id is all there is to end. */
function wholeConfig(prefix: string, port: number, location: string): string {
  const temporary = TEMPORARY.map((name) => `${name}_temp_path ${prefix}/temp/${name};`);
  return `
daemon off;
error_log stderr crit;
master_process off;
pid ${prefix}/nginx.pid;
events {}
http {
  access_log off;
  ${temporary.join("\n  ")}
  server {
    listen 127.0.0.1:${port};
    ${location}
  }
}
`;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const tell = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once("connect", tell(true)).once("error", tell(false));
  });
}
