import type { Params } from "../backend.ts";
import { invalidArgument } from "../reply.ts";
import { pythonString } from "./python-text.ts";

/**
 * The series that a query names.
 *
 * @throws RouteError 400. TensorBoard answers so on its scalar routes, and with a
 * server error on most others.
 */
export function runAndTag(query: Params): { readonly run: string; readonly tag: string } {
  const run = query.get("run");
  const tag = query.get("tag");
  if (run !== undefined && tag !== undefined) return { run, tag };
  throw invalidArgument(
    `Both run and tag must be specified: tag=${pythonString(tag)}, run=${pythonString(run)}`,
  );
}

/** A series as TensorBoard's "not found" names it: `run='r', tag='t'`. */
export function seriesText(run: string, tag: string): string {
  return `run=${pythonString(run)}, tag=${pythonString(tag)}`;
}

/** What `Number` reads exactly, and more than any count can be. */
const WHOLE_NUMBER = /^\d{1,15}$/;

/**
 * A parameter that counts from 0; 0 when it is missing.
 *
 * @throws RouteError 400, where TensorBoard has a server error.
 */
export function countParam(query: Params, name: string): number {
  const text = query.get(name) ?? "0";
  if (WHOLE_NUMBER.test(text)) return Number(text);
  throw invalidArgument(`${name} must be a whole number: ${name}=${pythonString(text)}`);
}
