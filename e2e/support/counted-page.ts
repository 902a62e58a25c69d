import type { Locator, Page } from "playwright-core";
import { drag } from "./dashboard.ts";

/** A reader's hands on a page. */
export interface Hands {
  readonly page: Page;
  /** How much they did so far. */
  readonly count: () => number;
  readonly click: (target: Locator) => Promise<void>;
  readonly press: (key: string) => Promise<void>;
  /** Into what has the focus. */
  readonly type: (text: string) => Promise<void>;
  /** One of a list that opens: two clicks. */
  readonly choose: (list: Locator, value: string) => Promise<void>;
  /** Over the chart of a card, from one share of its width to another. */
  readonly drag: (tag: string, from: number, to: number) => Promise<void>;
}

/**
 * Counts: a click, a drag and a key are one action each, and so is a text that is typed,
 * however long. Moving the pointer and looking are free.
 */
export function handsOn(page: Page): Hands {
  let count = 0;
  return {
    page,
    count: () => count,
    async click(target) {
      count++;
      await target.click();
    },
    async press(key) {
      count++;
      await page.keyboard.press(key);
    },
    async type(text) {
      count++;
      await page.keyboard.type(text);
    },
    async choose(list, value) {
      count += 2;
      await list.selectOption(value);
    },
    async drag(tag, from, to) {
      count++;
      await drag(page, tag, from, to);
    },
  };
}
