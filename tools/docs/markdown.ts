const FENCED = /^```[\s\S]*?^```/gm;
const INLINE_CODE = /`[^`\n]*`/g;
const LINK = /\]\(([^)\s]+)\)/g;
const HEADING = /^#+ (.+)$/gm;

/** Targets of links and pictures that stay in the repository. */
export function linksOf(markdown: string): string[] {
  const prose = markdown.replace(FENCED, "").replace(INLINE_CODE, "");
  return [...prose.matchAll(LINK)]
    .flatMap((match) => match[1] ?? [])
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The names under which headings can be linked to, as GitHub makes them. */
export function anchorsOf(markdown: string): string[] {
  return [...markdown.replace(FENCED, "").matchAll(HEADING)].flatMap(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
}
