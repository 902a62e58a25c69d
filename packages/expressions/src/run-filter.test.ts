import { describe, expect, it } from "vitest";
import { isRunExpression, parseRunFilter } from "./run-filter.ts";

describe("isRunExpression", () => {
  it.each([
    "lr < 0.01",
    "lr<0.01",
    "lr = 0.01",
    'state="live"',
    'tag:"best"',
    'run ~ "resnet"',
    'run!~"x"',
    'opt in ["adam"]',
    "has_nan(loss)",
    "not has_nan(loss)",
    "last(loss) <",
    "tag:paper",
    "(tag:paper or tag:best) and bn",
    "not use_amp",
    "bn and not use_amp",
    "`a \\` b` in [1]",
  ])("takes %s for an expression", (text) => {
    expect(isRunExpression(text)).toBe(true);
  });

  it.each([
    "resnet",
    "lr=0.01",
    "^exp/(train|eval)$",
    "a|b",
    "(?P<name>a)b",
    "(?<!x)y",
    "run in paris",
    "'<'",
    "fast(a|b)",
    "/lr < 1/",
    "/lr = 1",
    "use_amp",
    "not_converged",
    "was not good",
    "stage:1",
    "/tag:paper/",
  ])("takes %s for a pattern", (text) => {
    expect(isRunExpression(text)).toBe(false);
  });
});

function matching(text: string, names: readonly string[]) {
  const filter = parseRunFilter(text);
  return filter.kind === "pattern" ? names.filter(filter.matches) : filter.kind;
}

describe("parseRunFilter", () => {
  it("takes patterns that ignore case and match anywhere", () => {
    expect(matching("NET-\\d$", ["resnet-5", "Net-51", "net-x"])).toEqual(["resnet-5"]);
    expect(matching("/lr = 1/", ["lr = 10", "lr=1"])).toEqual(["lr = 10"]);
  });

  it("takes nothing for all runs", () => {
    expect(matching("  ", [])).toBe("all");
  });

  it.each(["(", "lr <", "(?<=a)b"])("says why %s is neither", (text) => {
    expect(parseRunFilter(text)).toMatchObject({
      kind: "invalid",
      problem: { code: "expression.syntax" },
    });
  });

  it("is not slowed down by a pattern that backtracking would not survive", () => {
    expect(matching("(a+)+$", [`${"a".repeat(1000)}b`])).toEqual([]);
  });
});
