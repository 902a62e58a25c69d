import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { format, resolveConfig } from "prettier";
import { type ReferenceEntry, referencesOf } from "./docs/reference.ts";
import { withSamples } from "./docs/samples.ts";
import { inRoot } from "./root.ts";

/** Its samples are the programs in examples/. */
const GUIDE = "docs/writer.md";

/** The doors that programs use, and the page that describes each. Nothing is described twice. */
const DOORS = [
  {
    page: "docs/reference/writer-encode.md",
    door: "runlens/writer/encode",
    entry: "packages/writer/src/encode/index.ts",
    about: "The bytes of events and summaries, for Node, browsers and workers.",
  },
  {
    page: "docs/reference/writer.md",
    door: "runlens/writer",
    entry: "packages/writer/src/index.ts",
    about:
      "For programs that log, in Node. [The guide](../writer.md) shows how it is used. The door also " +
      "has all that [runlens/writer/encode](writer-encode.md) has.",
  },
  {
    page: "docs/reference/client.md",
    door: "runlens/client",
    entry: "packages/client/src/index.ts",
    about:
      "The data of a running server, for browsers, workers and Node: `fetch` is all it needs. " +
      "[The API](../api.md) describes the routes behind it.",
  },
];

const KINDS = [
  { kind: "function", title: "Functions" },
  { kind: "type", title: "Types" },
  { kind: "constant", title: "Constants" },
] as const;

/** By path: the pages in docs/reference, made from the doc comments behind the doors, and the guide. */
export async function madePages(): Promise<Map<string, string>> {
  const pages = new Map([[GUIDE, withSamples(read(GUIDE), read)]]);
  const described = new Set<string>();
  const references = referencesOf(DOORS.map(({ entry }) => inRoot(entry)));
  for (const [i, { page, door, about }] of DOORS.entries()) {
    const entries = (references[i] ?? []).filter(({ name }) => !described.has(name));
    for (const { name } of entries) described.add(name);
    const markdown = [
      `# ${door}`,
      about,
      "Made from the comments in the source by `node tools/make-reference.ts`; change them there.",
      ...KINDS.flatMap(({ kind, title }) =>
        section(
          title,
          entries.filter((e) => e.kind === kind),
        ),
      ),
    ].join("\n\n");
    pages.set(page, await formatted(page, markdown));
  }
  return pages;
}

function section(title: string, entries: readonly ReferenceEntry[]): string[] {
  if (entries.length === 0) return [];
  const links = entries.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(" · ");
  return [`## ${title}`, links, ...entries.flatMap(describeEntry)];
}

function describeEntry({ name, declaration, prose }: ReferenceEntry): string[] {
  return [`### ${name}`, `\`\`\`ts\n${declaration}\n\`\`\``, ...(prose === "" ? [] : [prose])];
}

async function formatted(page: string, markdown: string): Promise<string> {
  const config = await resolveConfig(inRoot(page));
  return format(markdown, { ...config, parser: "markdown" });
}

function read(path: string): string {
  return readFileSync(inRoot(path), "utf8");
}

async function makeReference(): Promise<void> {
  for (const [page, text] of await madePages()) {
    await mkdir(dirname(inRoot(page)), { recursive: true });
    await writeFile(inRoot(page), text);
  }
}

if (import.meta.main) await makeReference();
