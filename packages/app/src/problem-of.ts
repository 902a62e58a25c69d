import { messageOf, RunlensError, type Problem } from "@runlens/base";

/** Anything that a query fails with, as it is shown. */
export function problemOf(error: Error): Problem {
  return error instanceof RunlensError
    ? error
    : { code: "page.unexpected", message: messageOf(error) };
}
