import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { haveNginx, PROXIED_PATH, startNginx, type ProxyForm } from "../tools/support/nginx.ts";
import { card, chartSentence } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

if (!haveNginx) process.stdout.write("reverse proxy: skipped, nginx is not installed\n");

const FORMS: readonly [ProxyForm, flags: readonly string[]][] = [
  ["keeps the path", ["--path_prefix", PROXIED_PATH]],
  ["takes the path off", []],
];

describe.skipIf(!haveNginx)("the page behind an nginx", () => {
  const { serve, log, open } = setup();

  it.each(FORMS)("that %s shows runs and follows them", async (form, flags) => {
    const directory = await makeLogs({ run: { loss: [3, 2, 1] } });
    const program = await log(join(directory, "run"));
    const { url } = await serve(directory, ...flags);
    const nginx = await startNginx(form, Number(new URL(url).port));
    onTestFinished(() => nginx.close());

    const page = await open(`${nginx.origin}${PROXIED_PATH}/`);
    expect(await chartSentence(page, "loss")).toContain("step 0 to 2");
    await program.append("loss", 0.5, 3);
    await card(page, "loss").getByText("4 points").waitFor({ state: "attached" });
    await page.reload();
    expect(await chartSentence(page, "loss")).toContain("step 0 to 3");
    expect(new URL(page.url()).pathname).toBe(`${PROXIED_PATH}/`);
  });
});
