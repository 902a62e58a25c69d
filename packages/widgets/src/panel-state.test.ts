import { describe, expect, it } from "vitest";
import { parsePanelState } from "./panel-state.ts";

describe("parsePanelState", () => {
  it.each([
    ['{"width":240,"collapsed":true}', { width: 240, collapsed: true }],
    ['{"width":240}', { width: 240, collapsed: false }],
    ['{"width":"240"}', undefined],
    ["null", undefined],
    ["[]", undefined],
    [null, undefined],
  ])("reads %s", (text, expected) => {
    expect(parsePanelState(text)).toEqual(expected);
  });
});
