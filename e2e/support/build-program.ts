import { rm, symlink } from "node:fs/promises";
import { installTestBrowser } from "../../tools/browser.ts";
import { buildWebIfStale } from "../../tools/build-web.ts";
import { bundleCommand } from "../../tools/build/bundle.ts";
import { inRoot } from "../../tools/root.ts";
import { COMMAND_DIRECTORY } from "./runlens.ts";

/**
 * Once before all browser tests: the page they open and the command they start are built from
 * the sources that are there. The command is bundled as it is published, since it starts some
 * four hundred times, and three times as fast as from source.
 */
export async function setup(): Promise<void> {
  // Here, not in each of the processes that tests run in.
  await installTestBrowser();
  await buildWebIfStale(() => {});
  await bundleCommand({ outDir: COMMAND_DIRECTORY });
  await rm(`${COMMAND_DIRECTORY}/web`, { force: true });
  await symlink(inRoot("dist/web"), `${COMMAND_DIRECTORY}/web`, "junction");
}
