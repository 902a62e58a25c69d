import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { format, resolveConfig } from "prettier";
import { type ReferenceEntry, referenceOf } from "./docs/reference.ts";
import { inRoot } from "./root.ts";

/** The doors that programs use, and the page that describes each. */
const DOORS = [
  {
    page: "docs/reference/writer.md",
    door: "runlens/writer",
    entry: "packages/writer/src/index.ts",
    about: "For programs that log, in Node. [The guide](../writer.md) shows how it is used.",
  },
  {
    page: "docs/reference/writer-encode.md",
    door: "runlens/writer/encode",
    entry: "packages/writer/src/encode/index.ts",
    about: "The bytes of events and summaries, for Node, browsers and workers.",
  },
];

const KINDS = [
  { kind: "function", title: "Functions" },
  { kind: "type", title: "Types" },
  { kind: "constant", title: "Constants" },
] as const;

/** The pages in docs/reference, by path: made from the doc comments behind the doors. */
export async function referencePages(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const { page, door, entry, about } of DOORS) {
    const entries = referenceOf(inRoot(entry));
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

async function makeReference(): Promise<void> {
  for (const [page, text] of await referencePages()) {
    await mkdir(dirname(inRoot(page)), { recursive: true });
    await writeFile(inRoot(page), text);
  }
}

if (import.meta.main) await makeReference();
