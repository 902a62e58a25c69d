import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i;

/**
 * Names, versions and licence texts of libraries, one after the other, by name.
 * Throws when a library has no text to pass on, for that is what its licence asks.
 *
 * @param folders of the libraries, in node_modules.
 */
export async function noticesOf(folders: Iterable<string>): Promise<string> {
  const notices = await Promise.all([...folders].map(noticeOf));
  return [
    "Runlens contains the following libraries.",
    ...notices.toSorted((a, b) => (a < b ? -1 : 1)),
  ].join(`\n\n${"-".repeat(72)}\n\n`);
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  if (texts.length === 0) throw new Error(`${folder} has no licence text.`);
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join("\n\n");
}
