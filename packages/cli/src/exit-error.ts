import { RunlensError, type Problem } from "@runlens/base";

/** TensorBoard's exit codes, which scripts and supervisors know, and the shells' for Ctrl-C. */
export const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130, server: 255 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A problem that ends the command with an exit code of its own. */
export class ExitError extends RunlensError {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, problem: Problem, options?: { cause?: unknown }) {
    super(problem, options);
    this.exitCode = exitCode;
  }
}
