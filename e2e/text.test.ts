import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, linkOf } from "./support/dashboard.ts";
import { logRun } from "./support/logs.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";
import { HOSTILE_TEXT, makeTexts, type Texts } from "./support/text-logs.ts";

function textOf(page: Page, tag: string, run: string) {
  return card(page, `${tag}, ${run}`).locator(".rl-markdown, .text-plain, .text-diff");
}

describe("texts", () => {
  const { serve, open } = setup();

  async function openTexts(texts: Texts, view = "#text"): Promise<Page> {
    const { url } = await serve(await makeTexts(texts));
    return open(url + view);
  }

  it("are shown as Markdown, newest first, plain and raw", async () => {
    const page = await openTexts({ a: { note: ["old", "# New\n\n- one\t*two*"] } });
    const note = textOf(page, "note", "a");
    await note.getByRole("heading", { name: "New" }).waitFor();
    expect(await note.getByRole("listitem").innerHTML()).toBe("one\t<em>two</em>");
    await page.getByRole("button", { name: "Show 1 older" }).click();
    await expect.poll(() => note.allInnerTexts()).toHaveLength(2);
    expect((await note.allInnerTexts())[1]).toBe("old");

    await page.getByRole("radio", { name: "Plain" }).check({ force: true });
    await expect.poll(() => note.first().textContent()).toBe("# New\n\n- one\t*two*");
    await page.getByRole("radio", { name: "Raw" }).check({ force: true });
    await expect.poll(() => note.first().textContent()).toBe("# New\\n\n\\n\n- one\\t*two*");
    await expect.poll(() => linkOf(page)).toContain("textForm=raw");
  });

  it("typeset formulas, but not within code, and what is no TeX stays", async () => {
    const source = "Loss $x_1 \\{a\\}$, `$y$`, $5 and $6, $\\frac{1$\n\n$$\n\\sum_{i=0}^n i^2\n$$";
    const page = await openTexts({ a: { note: [source] } });
    const note = textOf(page, "note", "a");
    await note.locator(".katex-display").waitFor();
    expect(await note.locator("math").count()).toBe(2);
    expect(await note.locator("annotation").allTextContents()).toEqual([
      "x_1 \\{a\\}",
      "\\sum_{i=0}^n i^2",
    ]);
    expect(await note.locator("code").textContent()).toBe("$y$");
    const text = await note.innerText();
    expect(text).toContain("$5 and $6, $\\frac{1$");
    const font = await page.evaluate(
      "document.fonts.load('16px KaTeX_Math').then(({ length }) => length)",
    );
    expect(font).toBe(1);
  });

  it("follow no commands of formulas", async () => {
    const commands = [
      "\\href{javascript:alert(1)}{a}",
      "\\includegraphics{https://example.com/a.png}",
      "\\htmlStyle{position: fixed}{b}",
      "\\def\\a{\\a\\a}\\a",
      "\\rule{9999em}{9999em}",
    ];
    const page = await openTexts({ a: { note: [commands.map((each) => `$${each}$`).join(" ")] } });
    const note = textOf(page, "note", "a");
    await note.locator(".katex").first().waitFor();
    expect(await note.locator("a, img, [style*=fixed]").count()).toBe(0);
    const height = await note.evaluate((element) => element.scrollHeight);
    expect(height).toBeLessThan(2000);
  });

  it("of hostile content do no harm", async () => {
    const page = await openTexts({ a: { hostile: [HOSTILE_TEXT] } });
    const text = textOf(page, "hostile", "a");
    await text.getByText("<script>").waitFor();
    const title = await page.title();
    for (const form of ["Markdown", "Plain", "Raw"]) {
      await page.getByRole("radio", { name: form }).check({ force: true });
      await expect.poll(() => text.innerText()).toContain(`document.title = "script"`);
      const elements = text.locator("script, img, svg, iframe, form, [style], [onclick]");
      expect(await elements.count()).toBe(0);
      expect(await text.locator("a[href^=javascript]").count()).toBe(0);
    }
    expect(await page.title()).toBe(title);
  });

  it("follow the step of the page, each to its nearest", async () => {
    const page = await openTexts({ a: { note: ["0", "10", "20"] }, b: { note: ["b0"] } });
    await textOf(page, "note", "a").getByText("20").waitFor();
    await page.getByRole("button", { name: "Step before" }).click();
    await textOf(page, "note", "a").getByText("10").waitFor();
    await card(page, "note, b").getByText("step 0, nearest to 10").waitFor();
    await expect.poll(() => linkOf(page)).toContain("step=10");
    await page.getByRole("button", { name: "Newest step" }).click();
    await textOf(page, "note", "a").getByText("20").waitFor();
  });

  it("are compared with another step and another run, and the link says with which", async () => {
    const page = await openTexts({
      a: { note: ["same\nold", "same\nnew"] },
      b: { note: ["same\nother", "same\nother"] },
    });
    await page.getByRole("button", { name: "Compare: note, a" }).click();
    const lines = () =>
      card(page, "note, a")
        .locator(".text-diff-line")
        .evaluateAll((rows) => rows.map((row) => row.textContent));
    await expect.poll(lines).toEqual([" same", "−removed: old", "+added: new"]);
    await page.getByRole("combobox", { name: "Compare with run" }).selectOption("b");
    await expect.poll(lines).toEqual([" same", "−removed: other", "+added: new"]);

    await expect.poll(() => decodeURIComponent(linkOf(page))).toContain("=0~b");
    const { origin } = new URL(page.url());
    const other = await open(`${origin}/${linkOf(page)}`);
    await card(other, "note, a").getByText("removed: other").waitFor();
  });

  it("are searched, also out of sight, and what is found is counted and marked", async () => {
    const tags = Array.from({ length: 30 }, (_, i) => [
      `tag-${i}`,
      [`text ${i % 10}\n\n`.repeat(9)],
    ]);
    const page = await openTexts({ a: Object.fromEntries(tags) });
    await page.getByRole("searchbox", { name: "Search in texts" }).fill("TEXT 7");
    await page.getByText("27 matches in 3 of 30 texts").waitFor();
    await expect
      .poll(() =>
        page.getByRole("article").evaluateAll((cards) => cards.map((each) => each.ariaLabel)),
      )
      .toEqual(["tag-7, a", "tag-17, a", "tag-27, a"]);
    const marks = () => page.evaluate(() => CSS.highlights.get("rl-text-found")?.size);
    await expect.poll(marks).toBe(27);
    await page.getByRole("searchbox", { name: "Search in texts" }).fill("nothing");
    await page.getByText("No text has “nothing”").waitFor();
  });

  it("that are long are cut until all is asked for", async () => {
    const page = await openTexts({ a: { note: ["line\n\n".repeat(99)] } });
    const height = async () => (await card(page, "note, a").boundingBox())?.height ?? 0;
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(height).toBeGreaterThan(2000);
    await page.getByRole("button", { name: "Show less" }).click();
    await expect.poll(height).toBeLessThan(600);
  });

  it("appear as they are logged, the newest unless another step was chosen", async () => {
    const directory = await makeTexts({ a: { note: ["first"] } });
    const { url } = await serve(directory, "--reload_interval", "1");
    const [newest, chosen] = [await open(`${url}#text`), await open(`${url}?step=0#text`)];
    await textOf(newest, "note", "a").getByText("first").waitFor();
    await textOf(chosen, "note", "a").getByText("first").waitFor();
    await logRun(directory, "a", (writer) => writer.text("note", "second", 10));
    await textOf(newest, "note", "a").getByText("second").waitFor();
    await chosen.getByRole("group", { name: "Step of the page" }).waitFor();
    expect(await textOf(chosen, "note", "a").innerText()).toBe("first");
  });

  it("are copied as they were logged", async () => {
    const { url } = await serve(await makeTexts({ a: { note: ["# *One*\n"] } }));
    const permissions = ["clipboard-read", "clipboard-write"];
    const page = await open(`${url}#text`, { permissions });
    await textOf(page, "note", "a").getByText("One").waitFor();
    await page.getByRole("button", { name: "Copy: note, a" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("# *One*\n");
  });
});

interface Recording {
  readonly path: string;
  readonly params: { readonly run: string; readonly tag: string } | null;
  readonly json?: readonly { readonly step: number; readonly text: string }[];
}

describe.skipIf(!haveSharedFixtures)(
  "the dashboard shows the texts that TensorBoard recorded",
  () => {
    const { serve, open } = setup();

    it.each(["tf", "py"])("of %s, at each step", async (name) => {
      const file = readFileSync(sharedFixtures("golden", `${name}.json`), "utf8");
      const recordings: readonly Recording[] = JSON.parse(file);
      const { url } = await serve(sharedFixtures("logs", name));
      const page = await open(url);
      let seen = 0;
      for (const { path, params, json = [] } of recordings) {
        if (path !== "/data/plugin/text/text" || params === null) continue;
        for (const { step, text } of json) {
          await page.goto(`${url}?shown=${encodeURIComponent(params.run)}&step=${step}#text`);
          const recorded = await page.evaluate((html) => {
            const { body } = new DOMParser().parseFromString(html, "text/html");
            return body.textContent.replaceAll(/\s+/g, " ").trim();
          }, text);
          const shown = textOf(page, params.tag, params.run);
          await expect
            .poll(async () => (await shown.textContent())?.replaceAll(/\s+/g, " ").trim())
            .toBe(recorded);
          seen++;
        }
      }
      expect(seen).toBeGreaterThan(1);
    });
  },
);
