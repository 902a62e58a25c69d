import type { Problem } from "@runlens/base";
import { tensorForm } from "@runlens/format";
import type { LoggedValue } from "@runlens/model";

/** Far more sounds than one step has. */
const MAX_STRINGS = 2 ** 16;

export interface LoggedSound {
  /** An audio file as it was logged. */
  readonly bytes: Uint8Array;
  /** "" for none. */
  readonly label: string;
}

export type SoundContent =
  | { readonly kind: "sounds"; readonly sounds: readonly LoggedSound[] }
  | { readonly kind: "problem"; readonly problem: Problem };

const UTF8 = new TextDecoder();

/** The sounds of a value: a string each, or a row each of the sound and its label. */
export function soundContent(value: LoggedValue): SoundContent {
  if (value.kind === "unreadable") return { kind: "problem", problem: value.problem };
  const tensor = tensorForm(value.data, { maxElements: MAX_STRINGS });
  if (tensor.kind === "unreadable") return noSound(tensor.reason);
  if (tensor.kind !== "strings") return noSound(`a tensor of ${tensor.dtype}`);
  const { shape, values } = tensor;
  if (shape.length > 2) return noSound(`a tensor of ${shape.length} dimensions`);
  const [, columns = 1] = shape;
  const sounds = values.flatMap((bytes, place): LoggedSound[] => {
    if (place % columns !== 0) return [];
    const label = columns > 1 ? values[place + 1] : undefined;
    return [{ bytes, label: label === undefined ? "" : UTF8.decode(label) }];
  });
  return { kind: "sounds", sounds };
}

function noSound(what: string): SoundContent {
  return {
    kind: "problem",
    problem: { code: "value.noSound", message: `The value is no sound: ${what}.` },
  };
}
