import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setup } from "./test-support/hand-made-store.ts";

describe("the restart rule", () => {
  it.each([
    ["0 5 3 4", "0 3 4", "a lower step hides what it repeats"],
    ["0 1 2 1 2 0", "0", "down to the first step"],
    ["1=10 1=11 1=12", "1 1 1", "equal steps stay"],
    ["0 1 2 2 1", "0 1", "also equal steps are hidden together"],
    ["START0 0 1 2 START1 1 2", "0 1 2", "START hides what it repeats"],
    ["0 1 2 START1 1 2", "0 1 2", "also a first START"],
    ["0 1 2 START1", "0", "also before anything follows"],
    ["0 1 START5 2 3", "0 1 2 3", "a START beyond the end hides nothing"],
    ["0 1 2 START2 START1 3", "0 3", "of two STARTs the lower one counts"],
    ["-3 -2 -1 -2", "-3 -2", "negative steps are steps"],
  ])("shows of %s the steps %s: %s", async (logged, visible) => {
    const { log, steps } = setup();
    log(logged);
    expect(await steps()).toBe(visible);
  });

  it("keeps equal steps in logged order", async () => {
    const { log, values } = setup();
    log("0=7 1=10 1=11 1=9");
    expect(await values()).toEqual([7, 10, 11, 9]);
  });

  it("lets START hide points of every tag, in earlier files too, and a lower step only of its own", async () => {
    const { log, steps } = setup();
    log("t:0 t:5 u:5 image:2 image:6", { file: "f1" });
    log("START3 t:3", { file: "f2" });
    log("v:9 v:1", { file: "f3" });
    expect(await steps("t")).toBe("0 3");
    expect(await steps("u")).toBeUndefined();
    expect(await steps("v")).toBe("1");
  });

  it("joins files in the order of their names, whatever the order of reading", async () => {
    const { log, values } = setup();
    log("1=50 2=51", { file: "f2" });
    log("0=0 1=1 2=2", { file: "f1" });
    expect(await values()).toEqual([0, 50, 51]);
  });

  it("shows hidden points again when the file that hid them goes", async () => {
    const { log, remove, steps } = setup();
    log("0 1 2 3", { file: "f1" });
    log("START1 1", { file: "f2" });
    expect(await steps()).toBe("0 1");
    remove({ file: "f2" });
    expect(await steps()).toBe("0 1 2 3");
  });
});

type Op =
  | { readonly kind: "log" | "logSealed"; readonly file: string; readonly words: readonly string[] }
  | { readonly kind: "remove" | "seal"; readonly file: string }
  | { readonly kind: "look" };

const anyFile = fc.constantFrom("f1", "f2", "f3");
const anyWord = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom("t", "u", "image"), fc.nat(9)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("START"), fc.nat(9)) },
);
const anyOp: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("log", "logSealed"),
      file: anyFile,
      words: fc.array(
        anyWord.map(([tag, step]) => (tag === "START" ? `START${step}` : `${tag}:${step}`)),
        { maxLength: 12 },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("remove", "seal"), file: anyFile }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("look") }) },
);

/** The rule, word for word. */
function visibleSteps(words: readonly string[], tag: string): number[] {
  let visible: number[] = [];
  for (const logged of words) {
    if (logged.startsWith("START")) {
      const start = Number(logged.slice("START".length));
      visible = visible.filter((step) => step < start);
    } else if (logged.startsWith(`${tag}:`)) {
      const step = Number(logged.slice(tag.length + 1));
      if (step < Math.max(...visible)) visible = visible.filter((other) => other < step);
      visible.push(step);
    }
  }
  return visible;
}

function loggedSteps(words: readonly string[], tag: string): number[] {
  return words
    .filter((logged) => logged.startsWith(`${tag}:`))
    .map((logged) => Number(logged.slice(tag.length + 1)));
}

function listingOf(words: readonly string[]): string[] {
  return ["image", "t", "u"].flatMap((tag) => {
    const steps = visibleSteps(words, tag);
    return steps.length === 0 ? [] : [["r", tag, steps.length, steps[0], steps.at(-1)].join(" ")];
  });
}

describe("the default view", () => {
  it("equals the rule after any appends, deltas and removals, and when it is replayed: 500 stories", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOp, { maxLength: 25 }), async (ops) => {
        const { log, logSealed, seal, remove, replay, ...made } = setup();
        const files = new Map<string, string[]>();
        const checkAll = async ({ listing, steps } = made) => {
          const words = ["f1", "f2", "f3"].flatMap((name) => files.get(name) ?? []);
          expect(await listing()).toEqual(listingOf(words));
          for (const tag of ["t", "u"]) {
            expect((await steps(tag)) ?? "").toBe(visibleSteps(words, tag).join(" "));
            const isShown = visibleSteps(words, tag).length > 0;
            const all = await steps(tag, "r", "all");
            expect(all ?? "").toBe(isShown ? loggedSteps(words, tag).join(" ") : "");
          }
        };
        for (const op of ops) {
          if (op.kind === "look") await checkAll();
          else if (op.kind === "seal") seal({ file: op.file });
          else if (op.kind === "remove") {
            remove({ file: op.file });
            files.delete(op.file);
          } else if (op.kind === "log" || op.kind === "logSealed") {
            const into = { file: op.file };
            if (op.kind === "log") log(op.words.join(" "), into);
            else logSealed(op.words.join(" "), into);
            files.set(op.file, [...(files.get(op.file) ?? []), ...op.words]);
          }
        }
        await checkAll();
        await checkAll(setup(replay()));
      }),
      { numRuns: 500 },
    );
  });
});
