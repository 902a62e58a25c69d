import { logRun, START_SECS, temporaryDirectory } from "./logs.ts";

/** What would run, move or load something if it were taken for more than text. */
export const HOSTILE_TEXT = [
  `<script>document.title = "script"</script>`,
  `<img src="x" onerror="document.title = 'image'">`,
  `<svg onload="document.title = 'svg'"><a href="javascript:alert(1)">s</a></svg>`,
  `<b style="position: fixed; inset: 0" onclick="document.title = 'click'">bold</b>`,
  `[link](javascript:alert(1)) ![picture](https://example.com/picture.png)`,
  `<iframe src="https://example.com"></iframe><form action="https://example.com"></form>`,
].join("\n\n");

/** Run → tag → texts at steps 0, 10, 20 … */
export type Texts = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A new log directory with texts, removed after the test. */
export async function makeTexts(texts: Texts): Promise<string> {
  const directory = await temporaryDirectory();
  for (const [run, tags] of Object.entries(texts)) {
    await logRun(directory, run, (writer) => {
      for (const [tag, values] of Object.entries(tags)) {
        for (const [i, text] of values.entries()) {
          writer.text(tag, text, 10 * i, { wallTimeSecs: START_SECS + i });
        }
      }
    });
  }
  return directory;
}
