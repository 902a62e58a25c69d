import type { Reader } from "@runlens/model";
import type { Reply } from "./reply.ts";

/** Names that may repeat, as in a query string or a form. */
export interface Params {
  /** The first value. */
  get(name: string): string | undefined;
  all(name: string): readonly string[];
}

export interface RouteRequest {
  readonly method: string;
  /** From `/experiment/<id>/…`; "" without one. */
  readonly experiment: string;
  readonly query: Params;
  /** Fields of a multipart or url-encoded body; empty for other bodies. */
  readonly form: Params;
  readonly signal: AbortSignal;
}

/** Answers one path below `/data/plugin/<id>`. */
export interface Route {
  /** Starts with "/". */
  readonly path: string;
  /** Absent: every method, as TensorBoard does. Others get 405. */
  readonly methods?: readonly string[];
  handle(request: RouteRequest): Promise<Reply>;
}

/** TensorBoard's loaders, which pick other points: the fast one, and that of `--load_fast=false`. */
export type ExactLoader = "dataServer" | "python";

/** How many points of a series TensorBoard's routes send. */
export interface SamplingOptions {
  /** What the user asked for, by plugin name: 0 for all, undefined for the route's usual number. */
  samplesPerPlugin(pluginName: string): number | undefined;
  /** True: the very points that TensorBoard picks at random. False: those that show the most. */
  readonly exactSampling: boolean;
  /** Which of TensorBoard's loaders picks them. Default: `dataServer`, as TensorBoard's. */
  readonly exactLoader?: ExactLoader;
}

export const DEFAULT_SAMPLING: SamplingOptions = {
  samplesPerPlugin: () => undefined,
  exactSampling: false,
};

/** What a backend may use. It sees a reader, never files or the store. */
export interface BackendContext extends SamplingOptions {
  readonly reader: Reader;
  /** Sanitised HTML by TensorBoard's rules; "" for "". */
  markdownToHtml(markdown: string): string;
  /** HTML without what those rules do not allow. */
  safeHtml(html: string): string;
}

export type PluginBackend = (context: BackendContext) => readonly Route[];
