import type { Problem } from "@runlens/base";
import { decodeTensor } from "@runlens/format";
import type { ApiTextValue, LoggedData, LoggedValue } from "@runlens/model";
import { HttpError } from "../errors.ts";

/** Of a text in JSON besides its bytes: quotes and a comma. */
const QUOTE_BYTES = 3;

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Values as texts. A few bytes can stand for many texts, since a tensor repeats its last
 * element, so the texts together may have `maxBytes`; the newest values have them first.
 *
 * @param values newest last, as the answer.
 */
export function textsOf(values: readonly LoggedValue[], maxBytes: number): ApiTextValue[] {
  let bytesLeft = maxBytes;
  const newestFirst = values.toReversed().map((value): ApiTextValue => {
    const { step, wallTimeSecs } = value;
    const logged = { step, ...(Number.isFinite(wallTimeSecs) ? { wallTimeSecs } : {}) };
    if (value.kind === "unreadable") return { ...logged, problem: value.problem };
    if (bytesLeft < 0) return { ...logged, problem: tooLarge(maxBytes) };
    const text = textOf(value.data, maxBytes);
    if ("problem" in text) return { ...logged, ...text };
    bytesLeft -= text.strings.reduce((sum, { length }) => sum + length + QUOTE_BYTES, 0);
    if (bytesLeft < 0) return { ...logged, problem: tooLarge(maxBytes) };
    const texts = text.strings.map((bytes) => utf8.decode(bytes));
    return { ...logged, shape: text.shape, texts };
  });
  return newestFirst.toReversed();
}

type Text =
  | { readonly shape: readonly number[]; readonly strings: readonly Uint8Array[] }
  | { readonly problem: Problem };

function textOf(data: LoggedData, maxBytes: number): Text {
  if (data.kind !== "tensor") return notText(`${data.kind} data`);
  const maxElements = Math.floor(maxBytes / QUOTE_BYTES);
  const tensor = decodeTensor(data.bytes, { maxElements });
  if (tensor.kind === "unreadable") return notText(tensor.reason);
  if (tensor.kind !== "strings") return notText(`a tensor of ${tensor.dtype}`);
  return { shape: tensor.shape, strings: tensor.values };
}

function notText(what: string): Text {
  return { problem: { code: "value.notText", message: `The value is no text: ${what}.` } };
}

function tooLarge(maxBytes: number): Problem {
  return {
    code: "value.tooLarge",
    message: `The text and those after it have more than the ${maxBytes} bytes that are sent at once.`,
    hint: "Ask for fewer values.",
  };
}

export function unknownText(run: string, tag: string): HttpError {
  return new HttpError(404, {
    code: "route.notFound",
    message: `Run "${run}" has no text under the tag "${tag}".`,
    hint: "GET /api/v1/tags?plugin=text lists tags with texts, and the runs that have them.",
  });
}
