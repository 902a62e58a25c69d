import { describe, expect, it } from "vitest";
import { checkStep, countTests } from "./step.ts";

const report = (counts: object): string => JSON.stringify(counts);
const test = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
});

describe("countTests", () => {
  it("adds up vitest's report", () => {
    const counts = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
    expect(countTests(report(counts), false, "x")).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
      output: "x",
      unsteady: [],
    });
  });

  it("names what passed only when it was run again, and why it failed before", () => {
    const assertionResults = [
      test("is fine", "passed"),
      test("is late", "passed", "Error: too late"),
      test("is broken", "failed", "Error: broken", "Error: broken"),
    ];
    const text = report({ testResults: [{ assertionResults: [] }, { assertionResults }] });
    expect(countTests(text, false, "").unsteady).toEqual(["is late: Error: too late"]);
  });

  it("counts a file that cannot be loaded, and a run that left no report, as a failure", () => {
    expect(countTests(report({ numPassedTests: 5, numFailedTests: 0 }), false, "")).toMatchObject({
      passed: 5,
      failed: 1,
    });
    expect(countTests("{}", false, "")).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("checkStep", () => {
  it("is one test that passes without complaints and shows them otherwise", async () => {
    const fine = checkStep("fine", async () => []);
    const broken = checkStep("broken", async () => ["a is wrong.", "b is wrong."]);
    expect(await fine.run()).toMatchObject({ passed: 1, failed: 0 });
    expect(await broken.run()).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      output: "a is wrong.\nb is wrong.",
    });
  });
});
