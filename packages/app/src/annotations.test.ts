import { RunlensError } from "@runlens/base";
import {
  applyChanges,
  NO_ANNOTATIONS,
  type AnnotationChange,
  type AnnotationsOutcome,
} from "@runlens/model";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createPageAnnotations } from "./annotations.ts";
import { memoryStorage } from "./test-support/memory-storage.ts";
import { createUnsentChanges } from "./unsent-changes.ts";

const named = (displayName: string): AnnotationChange[] => [
  { kind: "setRun", run: "a", patch: { displayName } },
];

const gone = () => new RunlensError({ code: "server.unreachable", message: "Gone." });

/** A page and a server that answers when it is told to; `change` is what another page does. */
function setup() {
  vi.stubGlobal("localStorage", memoryStorage());
  let version = 0;
  let annotations = NO_ANNOTATIONS;
  const answers: (() => void)[] = [];
  const atServer = (changes: readonly AnnotationChange[]): AnnotationsOutcome => {
    annotations = applyChanges(annotations, changes).annotations;
    version += 1;
    return { kind: "changed", version };
  };
  let refusal: AnnotationsOutcome | undefined;
  let isGone = false;
  const server: Parameters<typeof createPageAnnotations>[0] = {
    async get() {
      if (isGone) throw gone();
      return { version, annotations, mode: "kept" };
    },
    change: ({ changes }) =>
      new Promise((resolve, reject) =>
        answers.push(() => (isGone ? reject(gone()) : resolve(refusal ?? atServer(changes)))),
      ),
  };
  const openPage = () =>
    createPageAnnotations(
      server,
      createUnsentChanges({ place: async () => "here", onRisk: () => {} }),
    );
  const page = openPage();
  return {
    page,
    openPage,
    requestCount: () => answers.length,
    change: atServer,
    refuse: () => {
      const problem = { code: "annotations.readOnly", message: "No.", hint: "Ask." } as const;
      refusal = { kind: "refused", problem };
    },
    allow: () => {
      refusal = undefined;
    },
    setGone: (next: boolean) => {
      isGone = next;
    },
    archivedCount: () => [...annotations.runs.values()].filter(({ archived }) => archived).length,
    answer: async () => {
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
      answers.shift()?.();
      await vi.waitFor(() => {});
    },
    name: () => page.shown.get().annotations.runs.get("a")?.displayName,
    version: () => page.shown.get().version,
    notice: () => page.notice.get()?.text,
    atServer: () => annotations.runs.get("a")?.displayName,
  };
}

describe("annotations of a page", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("show a change before the server has answered, and keep it after", async () => {
    const { page, name, answer, version, atServer, notice } = setup();
    page.refresh();
    page.change(named("A"), "Renamed run");
    expect([name(), notice(), atServer()]).toEqual(["A", "Renamed run", undefined]);
    await answer();
    await vi.waitFor(() => expect(version()).toBe(1));
    expect([name(), atServer()]).toEqual(["A", "A"]);
  });

  it("undo and redo, one step after the other", async () => {
    const { page, name, answer, atServer, notice } = setup();
    page.change(named("A"), "Renamed run");
    page.change(named("B"), "Renamed run");
    page.undo();
    expect([name(), notice()]).toEqual(["A", "Undone: Renamed run"]);
    page.undo();
    page.undo();
    expect(name()).toBeUndefined();
    page.redo();
    expect([name(), notice()]).toEqual(["A", "Renamed run"]);
    for (let i = 0; i < 5; i++) await answer();
    await vi.waitFor(() => expect(atServer()).toBe("A"));
  });

  it("take back what the server refuses, say why, and do not undo it", async () => {
    const { page, name, answer, refuse, notice } = setup();
    page.change(named("A"), "Renamed run");
    await answer();
    refuse();
    page.change(named("B"), "Renamed run");
    expect(name()).toBe("B");
    await answer();
    await vi.waitFor(() => expect([name(), notice()]).toEqual(["A", "No. Ask."]));
    page.undo();
    expect(name()).toBeUndefined();
  });

  it("are kept while there is no server, and sent in their order when there is one", async () => {
    const { page, name, answer, setGone, notice, atServer } = setup();
    setGone(true);
    page.change(named("A"), "Renamed run");
    await answer();
    const lost = "Not saved yet: Renamed run. Gone.";
    await vi.waitFor(() => expect([name(), notice()]).toEqual(["A", lost]));
    page.change(named("B"), "Renamed run");
    await answer();
    await vi.waitFor(() => expect(notice()).toContain("and 1 more change"));
    page.notice.get()?.action?.run();
    await answer();
    expect([name(), atServer()]).toEqual(["B", undefined]);

    setGone(false);
    page.refresh();
    await answer();
    await answer();
    await vi.waitFor(() => expect(notice()).toBe("Saved 2 changes"));
    expect([name(), atServer()]).toEqual(["B", "B"]);
    page.undo();
    await answer();
    await vi.waitFor(() => expect(atServer()).toBe("A"));
  });

  it("that was closed without a server are sent by the next page, once, which says so", async () => {
    const { page, openPage, answer, setGone, requestCount, version, notice, atServer } = setup();
    page.refresh();
    await vi.waitFor(() => expect(version()).toBe(0));
    setGone(true);
    page.change(named("A"), "Renamed run");
    await answer();
    await vi.waitFor(() => expect(page.notice.get()?.text).toContain("Not saved yet"));

    setGone(false);
    const next = openPage();
    next.refresh();
    await answer();
    await vi.waitFor(() => expect(next.notice.get()?.text).toBe("Saved 1 change of a closed page"));
    expect(atServer()).toBe("A");
    page.refresh();
    await vi.waitFor(() => expect(version()).toBe(1));
    await vi.waitFor(() => expect(notice()).toBe("Another page saves what was not saved yet"));
    openPage().refresh();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requestCount()).toBe(0);
  });

  it("that was closed before it heard that they are saved are not sent again", async () => {
    const { page, openPage, change, requestCount, version } = setup();
    page.refresh();
    await vi.waitFor(() => expect(version()).toBe(0));
    page.change(named("A"), "Renamed run");
    change(named("A"));
    vi.stubGlobal("navigator", {}); // a closed page holds no lock
    const next = openPage();
    next.refresh();
    await vi.waitFor(() => expect(next.shown.get().version).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([requestCount(), next.notice.get()]).toEqual([1, undefined]);
  });

  it("undo what was done last, be it something else, of which no older notice is left", () => {
    const { page, name, notice } = setup();
    let isHidden = true;
    page.change(named("A"), "Renamed run");
    page.record({
      label: "Hid a",
      undo: () => (isHidden = false),
      redo: () => (isHidden = true),
    });
    expect(notice()).toBeUndefined();
    page.undo();
    expect([notice(), isHidden, name()]).toEqual(["Undone: Hid a", false, "A"]);
    page.redo();
    expect([notice(), isHidden]).toEqual(["Hid a", true]);
    page.undo();
    page.undo();
    expect([notice(), name()]).toEqual(["Undone: Renamed run", undefined]);
  });

  it("of more runs than one request takes are one step, of which all or none is taken", async () => {
    const { page, answer, refuse, allow, archivedCount } = setup();
    const runs = Array.from({ length: 6000 }, (_, i) => `run-${i}`);
    const archive = runs.map(
      (run) => ({ kind: "setRun", run, patch: { archived: true } }) as const,
    );
    page.change(archive, "Archived 6,000 runs");
    await answer();
    await answer();
    await vi.waitFor(() => expect(archivedCount()).toBe(6000));
    page.undo();
    await answer();
    refuse();
    await answer();
    allow();
    await answer();
    await vi.waitFor(() => expect(archivedCount()).toBe(6000));
    expect(page.shown.get().annotations.runs.size).toBe(6000);
  });

  it("take over what another page changed, under what is not answered yet", async () => {
    const { page, name, answer, change, version, atServer } = setup();
    page.change(named("A"), "Renamed run");
    change([
      { kind: "setRun", run: "a", patch: { displayName: "other" } },
      { kind: "setBaseline", run: "a" },
    ]);
    page.refresh(1);
    expect(name()).toBe("A");
    await answer();
    await vi.waitFor(() => expect(version()).toBe(2));
    expect([name(), atServer()]).toEqual(["A", "A"]);
    expect(page.shown.get().annotations.baselineRun).toBe("a");
  });
});
