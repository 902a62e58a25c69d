import { ANNOTATION_LIMITS, type AnnotationChange } from "@runlens/model";
import * as z from "zod/mini";

const L = ANNOTATION_LIMITS;

const text = (maxChars: number) => z.string().check(z.minLength(1), z.maxLength(maxChars));
const line = (maxChars: number) =>
  text(maxChars).check(
    z.regex(/^[^\p{Cc}]*$/u, "no line break or control character is allowed"),
    z.refine((value) => value.trim() === value, "no space is allowed at either end"),
  );
const orUnset = <T extends z.ZodMiniType>(schema: T) => z.exactOptional(z.nullable(schema));

const runName = text(L.runNameChars);
const color = z
  .string()
  .check(z.regex(/^#[0-9a-f]{6}$/, "a colour is # and six digits or small letters up to f"));
const tags = z.array(line(L.tagChars)).check(
  z.maxLength(L.tagsPerRun),
  z.refine((all) => new Set(all).size === all.length, "no tag is allowed twice"),
);
const link = z
  .string()
  .check(z.maxLength(L.linkChars), z.regex(/^(?:[?#]|$)/, "a link starts with ? or #"));
const documentKey = z
  .string()
  .check(
    z.maxLength(L.documentKeyChars),
    z.regex(/^[a-z\d_]+\/[\w.-]+$/, "a key is <dashboard>/<name>"),
  );
const json = z.string().check(z.maxLength(L.documentChars), z.refine(isJson, "it is no JSON"));

const runPatch = z.strictObject({
  displayName: orUnset(line(L.displayNameChars)),
  color: orUnset(color),
  tags: orUnset(tags),
  note: orUnset(text(L.noteChars)),
  archived: orUnset(z.literal(true)),
});

/** A change from outside: a request, or a line of a journal. Fields that are not known are refused. */
export const annotationChangeSchema: z.ZodMiniType<AnnotationChange> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("setRun"), run: runName, patch: runPatch }),
    z.strictObject({ kind: z.literal("setBaseline"), run: z.nullable(runName) }),
    z.strictObject({
      kind: z.literal("setView"),
      name: line(L.viewNameChars),
      link: z.nullable(link),
    }),
    z.strictObject({
      kind: z.literal("setDocument"),
      key: documentKey,
      text: z.nullable(json),
    }),
  ],
);

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
