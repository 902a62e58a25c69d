import { makeDemoLogs } from "../demo/make-demo-logs.ts";
import type { Terminal } from "../terminal.ts";

/** Makes the sample logs and says where they are. */
export async function runDemo(directory: string, terminal: Terminal): Promise<void> {
  const made = await makeDemoLogs(directory, {
    onProgress: (share) =>
      terminal.progress(`Training sample models … ${Math.floor(share * 100)} %`),
  });
  terminal.progress("");
  terminal.tell(
    made === "made"
      ? `Trained sample models and logged them to ${directory}.`
      : `Sample logs are in ${directory} already.`,
  );
}
