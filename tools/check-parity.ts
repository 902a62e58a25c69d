import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { featureIds, parityRows, VERDICTS } from "./docs/parity.ts";
import { inRoot } from "./root.ts";

/** Sections of the list of TensorBoard's features that docs/parity-time-series.md answers to. */
const SECTIONS = ["SH", "TS", "LC", "DT", "RT", "SC", "CS", "PR"];
/** The list lies beside the checkout, or nowhere. */
const FEATURES = inRoot("..", "shared", "reference", "ui-features.md");

/**
 * Tables that compare Runlens with TensorBoard name tests that there are; of the sections of
 * Time Series every feature stands in one row, and whatever works is shown by a test.
 */
export async function checkParity(files: readonly string[]): Promise<string[]> {
  const tables = files.filter((file) => /^docs\/parity\/[^/]+\.md$/.test(file));
  const rows = (
    await Promise.all(
      tables.map(async (file) =>
        parityRows(await readFile(inRoot(file), "utf8")).map((row) => ({ file, ...row })),
      ),
    )
  ).flat();
  const isThere = (test: string): boolean =>
    files.some((file) => file === test || (!test.startsWith("e2e/") && file.endsWith(`/${test}`)));
  const complaints = rows.flatMap(({ file, ids: [id], tests }) =>
    tests
      .filter((test) => !isThere(test))
      .map((test) => `${file}: ${id} names ${test}, which does not exist.`),
  );

  const ours = rows.filter(({ ids }) => ids.some((id) => SECTIONS.includes(id.slice(0, 2))));
  for (const { file, ids, verdict, tests } of ours) {
    const kind = VERDICTS.find((each) => verdict.startsWith(each));
    if (kind === undefined)
      complaints.push(`${file}: ${ids[0]} does not say ${VERDICTS.join(", ")}.`);
    if (kind === "works" && tests.length === 0) {
      complaints.push(`${file}: ${ids[0]} works, and no test shows it.`);
    }
  }
  return [...complaints, ...(await idsApart(ours.flatMap(({ ids }) => ids)))];
}

async function idsApart(listed: readonly string[]): Promise<string[]> {
  const twice = new Set(listed.filter((id, i) => listed.indexOf(id) !== i));
  const known = existsSync(FEATURES)
    ? featureIds(await readFile(FEATURES, "utf8"), SECTIONS)
    : listed;
  return [
    ...[...twice].map((id) => `docs/parity: ${id} stands in more than one row.`),
    ...known.filter((id) => !listed.includes(id)).map((id) => `docs/parity: ${id} is missing.`),
  ];
}
