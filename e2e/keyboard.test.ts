import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { card, chart, chartSentence, runList, runRow, tooltipRows } from "./support/dashboard.ts";
import { setup } from "./support/setup.ts";

describe("the keyboard", () => {
  const { serve, open } = setup();

  async function openPage(): Promise<Page> {
    const { url } = await serve(inRoot("testdata/two-runs"));
    const page = await open(url);
    await chartSentence(page, "loss");
    return page;
  }

  it.each([
    ["an ordinary page", "testdata/two-runs", ""],
    [
      "a page with damage, a filter and changed settings",
      "testdata/damaged",
      "?tagFilter=l&smoothing=0",
    ],
  ])("reaches every control of %s, and shows where it is", async (_, logs, view) => {
    const { url } = await serve(inRoot(logs));
    const page = await open(url + view);
    await chartSentence(page, "loss");
    const reached = await walkWithTab(page);

    expect(reached.map(({ name }) => name)).toEqual(await controls(page));
    expect(reached.filter(({ showsFocus }) => !showsFocus)).toEqual([]);
  });

  it("moves, selects and singles out in the list of runs", async () => {
    const page = await openPage();
    const selected = async (): Promise<string[]> =>
      runList(page)
        .locator("[aria-selected=true] .run-name")
        .evaluateAll((names) => names.map((name) => name.textContent));
    await runList(page).focus();
    expect(await selected()).toEqual(["train", "unusual", "validation"]);

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect.poll(selected).toEqual(["train", "validation"]);
    await page.keyboard.press("o");
    await expect.poll(selected).toEqual(["unusual"]);
    await page.keyboard.press("a");
    await expect.poll(selected).toEqual(["train", "unusual", "validation"]);
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await expect.poll(selected).toEqual(["unusual", "validation"]);
    await page.keyboard.press("Shift+End");
    await expect.poll(selected).toEqual([]);
    await expect(runRow(page, "validation").getAttribute("data-active")).resolves.toBe("true");
  });

  it("reads and zooms a chart", async () => {
    const page = await openPage();
    const stepsRead = async (): Promise<(string | undefined)[]> =>
      (await tooltipRows(page)).map((row) => row["Step"]);
    const zoom = (): string | null => new URL(page.url()).searchParams.get("scalars.card.loss");
    await chart(page, "loss").focus();

    await page.keyboard.press("ArrowRight");
    expect(await stepsRead()).toEqual(["0", "0"]);
    await page.keyboard.press("ArrowRight");
    expect(await stepsRead()).toEqual(["1", "1"]);
    await page.keyboard.press("Shift+ArrowRight");
    expect(Number((await stepsRead())[0])).toBeGreaterThan(2);
    await page.keyboard.press("ArrowLeft");

    await page.keyboard.press("+");
    await expect.poll(zoom).toMatch(/^s/);
    const once = zoom();
    await page.keyboard.press("+");
    await expect.poll(zoom).not.toBe(once);
    await page.keyboard.press("-");
    await expect.poll(zoom).toBe(once);
    await page.keyboard.press("0");
    await expect.poll(zoom).toBe(null);
    await page.keyboard.press("Escape");
    await expect.poll(zoom).toBe(once);
  });

  it("filters runs with a slash, and opens and closes the list of shortcuts", async () => {
    const page = await openPage();
    await page.keyboard.press("/");
    await page.keyboard.type("val");
    await runRow(page, "train").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await runRow(page, "train").waitFor();

    await card(page, "loss").getByRole("button", { name: "Full size" }).focus();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
      .toBe("Full size: loss");
  });
});

interface Stop {
  readonly name: string;
  readonly showsFocus: boolean;
}

/** Presses Tab from the top of the page until the focus has gone round; where it stopped. */
async function walkWithTab(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(nameControls);
  const { looks: usual } = await page.evaluate(lookAround);
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const { focused, looks } = await page.evaluate(lookAround);
    if (focused === undefined || stops.some(({ name }) => name === focused)) return stops;
    stops.push({ name: focused, showsFocus: looks[focused] !== usual[focused] });
  }
}

async function controls(page: Page): Promise<string[]> {
  return Object.keys((await page.evaluate(lookAround)).looks);
}

/** Runs in the page. Of radio buttons, the checked one stands for its group. */
function nameControls(): void {
  const kinds = [
    "a, button:not(:disabled), select, input:not([type=radio]), input:checked",
    "[role=grid], [role=listbox], [role=separator], [role=application]",
  ];
  for (const [i, element] of document.querySelectorAll(kinds.join()).entries()) {
    element.setAttribute("data-test-name", `${i} ${element.ariaLabel ?? element.textContent}`);
  }
}

/** Runs in the page: which control has the focus, and how each looks, with what stands beside it. */
function lookAround(): { focused: string | undefined; looks: Record<string, string> } {
  const looks = [...document.querySelectorAll("[data-test-name]")].map((element) => {
    const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const styles = [
      getComputedStyle(element),
      getComputedStyle(element, "::after"),
      getComputedStyle(element.nextElementSibling ?? element),
    ].map(({ outline, opacity, borderColor }) => `${outline} ${opacity} ${borderColor}`);
    return [element.getAttribute("data-test-name"), isSeen ? styles.join() : "not seen"];
  });
  const focused = document.activeElement ?? document.body;
  return {
    focused:
      focused === document.body
        ? undefined
        : (focused.getAttribute("data-test-name") ?? focused.outerHTML),
    looks: Object.fromEntries(looks),
  };
}
