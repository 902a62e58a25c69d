import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What TensorBoard answered. Exactly one of `json`, `text` and `sha` is there. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  /** Of bytes: SHA-256 in hexadecimal digits, and how many there are. */
  readonly sha?: string;
  readonly len?: number;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** One request sent to TensorBoard, and its answer. */
export interface Exchange {
  readonly path: string;
  readonly params: Fields | null;
  /** Sent as multipart form data with POST. */
  readonly form: Fields | null;
  /** Sent as JSON with POST. */
  readonly body: unknown;
  readonly answer: Answer;
}

interface RecordedExchange extends Omit<Exchange, "answer"> {
  readonly status: number;
  readonly content_type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly sha?: string;
  readonly len?: number;
}

const FIXTURES = fileURLToPath(new URL("../../shared/fixtures", import.meta.url));

/** The recordings are not part of the repository. */
export const haveRecordings = existsSync(FIXTURES);

/** Recordings by name, each with the log directory that TensorBoard had open. */
export const RECORDINGS = {
  tf: "logs/tf",
  py: "logs/py",
  tf_embeddings: "logs/tf/embeddings",
  tf_embeddings_ckpt: "logs/tf/embeddings_ckpt",
  tf_debugger_v2: "logs/tf/debugger_v2",
} as const;

export type RecordingName = keyof typeof RECORDINGS;

export function logDirectoryOf(name: RecordingName): string {
  return `${FIXTURES}/${RECORDINGS[name]}`;
}

export function readRecording(name: RecordingName): Exchange[] {
  if (!haveRecordings) return [];
  const text = readFileSync(`${FIXTURES}/golden/${name}.json`, "utf8");
  const recorded: RecordedExchange[] = JSON.parse(text);
  return recorded.map(
    ({ path, params, form, body, status, content_type, headers, ...content }) => ({
      path,
      params,
      form,
      body,
      answer: { status, contentType: content_type, headers, ...content },
    }),
  );
}

/** The request as one line. */
export function titleOf({ path, params, form }: Exchange): string {
  const query = params === null ? "" : `?${searchOf(params)}`;
  return form === null ? `GET ${path}${query}` : `POST ${path} ${searchOf(form)}`;
}

/** The request, below an address without a slash at the end. */
export function requestOf({ path, params, form, body }: Exchange, root: string): Request {
  const url = `${root}${path}${params === null ? "" : `?${searchOf(params)}`}`;
  if (form !== null) return new Request(url, { method: "POST", body: formOf(form) });
  if (body !== null) return new Request(url, { method: "POST", body: JSON.stringify(body) });
  return new Request(url);
}

/** What TensorBoard answers below a path prefix: paths from the root of the server begin with it. */
export function answerBelow(prefix: string, { json, ...answer }: Answer): Answer {
  if (json === undefined) return answer;
  const text = JSON.stringify(json);
  return { ...answer, json: JSON.parse(text.replaceAll(MODULE_PATH, `"module_path":"${prefix}/`)) };
}

const MODULE_PATH = '"module_path":"/';

function pairsOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
}

function searchOf(fields: Fields): string {
  return new URLSearchParams(pairsOf(fields)).toString();
}

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of pairsOf(fields)) form.append(name, value);
  return form;
}
