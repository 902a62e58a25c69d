import { EXIT, ExitError } from "./exit-error.ts";
import { isAnswering } from "./is-answering.ts";

export const DEFAULT_PORT = 6006;
const PORTS_TRIED = 100;
const MAX_PORT = 65_535;

/**
 * Binds by TensorBoard's rule: a port that was asked for is the only one tried;
 * by default 6006 and the 99 after it; 0 is any free one.
 *
 * `bind` rejects with Node's error when the port cannot be had.
 *
 * @param isShared true: another program may listen there, too.
 */
export async function bindPort<T>(
  port: number | "default",
  host: string,
  bind: (port: number) => Promise<T>,
  isShared = false,
): Promise<T> {
  if (port !== "default") {
    const bound = await tryPort(port, host, bind, isShared);
    if (bound !== undefined) return bound;
    throw serverError("cli.portInUse", `Port ${port} is in use.`, "Choose another, or --port 0.");
  }
  for (let next = DEFAULT_PORT; next < DEFAULT_PORT + PORTS_TRIED; next++) {
    const bound = await tryPort(next, host, bind, isShared);
    if (bound !== undefined) return bound;
  }
  throw serverError(
    "cli.noFreePort",
    `All ports from ${DEFAULT_PORT} to ${DEFAULT_PORT + PORTS_TRIED - 1} are in use.`,
    "Let the system choose one with --port 0.",
  );
}

async function tryPort<T>(
  port: number,
  host: string,
  bind: (port: number) => Promise<T>,
  isShared: boolean,
): Promise<T | undefined> {
  if (port > MAX_PORT) {
    throw serverError("cli.portTooLarge", `There is no port ${port}; the last is ${MAX_PORT}.`);
  }
  // A program that listens on one address only does not hinder binding to another.
  const isTaken = port !== 0 && !isShared && (await isAnswering("localhost", port));
  if (isTaken) return undefined;
  try {
    return await bind(port);
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE") return undefined;
    throw bindError(error, port, host);
  }
}

function bindError(error: unknown, port: number, host: string): unknown {
  switch (codeOf(error)) {
    case "EACCES":
      return serverError(
        "cli.portForbidden",
        `This user may not listen on port ${port}.`,
        "Choose one above 1023, or --port 0.",
      );
    case "ENOTSUP":
      return serverError(
        "cli.portNotShared",
        "This system cannot share a port.",
        "Leave --reuse_port out.",
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return new ExitError(EXIT.failed, {
        code: "cli.addressUnavailable",
        message: `This machine has no network address ${host}.`,
        hint: "Give one of its own with --host, or use --bind_all.",
      });
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function serverError(code: string, message: string, hint?: string): ExitError {
  return new ExitError(EXIT.server, { code, message, ...(hint !== undefined && { hint }) });
}
