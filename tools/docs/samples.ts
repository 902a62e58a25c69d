/** A mark and the block of code below it. */
const SAMPLE = /(<!-- sample: (\S+) -->)(?:\n\n```ts\n[\s\S]*?\n```(?=\n))?/g;

/**
 * A document with each sample in it equal to the file that its mark names:
 *
 *     <!-- sample: examples/scalars.ts -->
 *
 * The block of code that follows a mark is replaced, or put there.
 */
export function withSamples(markdown: string, read: (path: string) => string): string {
  return markdown.replace(SAMPLE, (_, mark: string, path: string) => {
    return `${mark}\n\n\`\`\`ts\n${read(path).trimEnd()}\n\`\`\``;
  });
}
