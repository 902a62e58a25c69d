/** What every error of ours carries: a stable code, what happened, and what to do about it. */
export interface Problem {
  /** Stable, dotted, never translated: `logdir.missing`. Listed in docs/errors.md. */
  readonly code: string;
  /** What was wrong, and where. One sentence. */
  readonly message: string;
  /** What the reader can do. One sentence; absent when there is nothing to do. */
  readonly hint?: string;
}

/** An expected failure that ends an operation and is shown to a person. */
export class RunlensError extends Error implements Problem {
  readonly code: string;
  declare readonly hint?: string;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem.message, options);
    this.name = "RunlensError";
    this.code = problem.code;
    if (problem.hint !== undefined) this.hint = problem.hint;
  }
}

/** Text of anything that was thrown, for a message. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Compile-time proof that a switch over a union is complete. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected value ${JSON.stringify(value)}`);
}
