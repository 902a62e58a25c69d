import { RunlensError } from "@runlens/base";

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer> | BodyParts;
}

/** A body in pieces, sent one behind the other: large ones need not be copied into one. */
export type BodyParts = readonly (string | Uint8Array<ArrayBuffer>)[];

/** JSON by TensorBoard's rule: NaN and infinities travel as the strings "NaN", "Infinity", "-Infinity". */
export function json(value: unknown): Reply {
  return { status: 200, contentType: "application/json", body: jsonText(value) };
}

/** The text that `json` sends. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "number" && !Number.isFinite(item) ? String(item) : item,
  );
}

/** JSON that is bytes already, or pieces of it. */
export function jsonBytes(body: Uint8Array<ArrayBuffer> | BodyParts): Reply {
  return { status: 200, contentType: "application/json", body };
}

export function csv(body: string): Reply {
  return { status: 200, contentType: "text/csv; charset=utf-8", body };
}

/** A failure that the client caused, answered with its own status. */
export class RouteError extends RunlensError {
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super({ code, message });
    this.status = status;
  }
}

/** 404 with TensorBoard's wording. */
export function notFound(details: string): RouteError {
  return new RouteError(404, "route.notFound", `Not found: ${details}`);
}

/** 400 with TensorBoard's wording. */
export function invalidArgument(details: string): RouteError {
  return new RouteError(400, "route.invalidArgument", `Invalid argument: ${details}`);
}
