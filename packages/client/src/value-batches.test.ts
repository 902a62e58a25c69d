import { RunlensError } from "@runlens/base";
import { encodeValuesAnswer, type ApiValuesRequest, type LoggedValue } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { createValueBatches } from "./value-batches.ts";

/** A server that answers query after query when it is told to, and counts what it is asked. */
function setup() {
  const requests: string[] = [];
  const signals: AbortSignal[] = [];
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const values = createValueBatches(
    async (query) => {
      requests.push(`alone ${nameOf(query)}`);
      refuse([query]);
      return [];
    },
    async (experiment, queries, signal) => {
      requests.push([experiment, ...queries.map(nameOf)].join(" "));
      signals.push(signal);
      refuse(queries);
      return new Response(new ReadableStream({ start: (controller) => void (body = controller) }));
    },
  );
  return {
    ask: (run: string, position: number, signal?: AbortSignal, experiment = "e") =>
      values({ experiment, run, tag: "t", positions: [position] }, signal),
    answer: (...steps: readonly number[]) => {
      for (const step of steps) {
        for (const bytes of encodeValuesAnswer([valueAt(step)])) body?.enqueue(bytes);
      }
    },
    fail: () => body?.error(new Error("reset")),
    end: () => body?.close(),
    requests: async () => {
      await new Promise((resolve) => setTimeout(resolve));
      return requests.splice(0);
    },
    signals,
  };
}

/** As a server does that finds one of the queries wrong. */
function refuse(queries: readonly ApiValuesRequest[]): void {
  const wrong = queries.find(({ run }) => run === "wrong");
  if (wrong === undefined) return;
  throw new RunlensError({ code: "api.invalidRequest", message: `No: ${nameOf(wrong)}.` });
}

function nameOf({ run, tag, positions = [] }: ApiValuesRequest): string {
  return `${run}/${tag}${positions.join()}`;
}

function valueAt(step: number): LoggedValue {
  return { step, wallTimeSecs: 0, kind: "read", data: { kind: "none" } };
}

describe("queries for values", () => {
  it("of one turn and one experiment travel together, one alone as before", async () => {
    const { ask, requests } = setup();
    for (const run of ["a", "b"]) void ask(run, 0);
    void ask("a", 0, undefined, "other");
    expect(await requests()).toEqual(["e a/t0 b/t0", "alone a/t0"]);
    void ask("c", 1);
    expect(await requests()).toEqual(["alone c/t1"]);
  });

  it("let series take turns", async () => {
    const { ask, requests } = setup();
    for (const run of ["a", "b"]) for (const position of [4, 5, 3]) void ask(run, position);
    expect(await requests()).toEqual(["e a/t4 b/t4 a/t5 b/t5 a/t3 b/t3"]);
  });

  it("are answered one by one as the answers come", async () => {
    const { ask, answer, requests } = setup();
    const first = ask("a", 0);
    let isSecondThere = false;
    const second = ask("b", 0).finally(() => (isSecondThere = true));
    await requests();
    answer(7);
    expect(await first).toEqual([valueAt(7)]);
    expect(isSecondThere).toBe(false);
    answer(8);
    expect(await second).toEqual([valueAt(8)]);
  });

  it("are given up with the last that was wanted, not before", async () => {
    const { ask, requests, answer, signals } = setup();
    const [a, b] = [new AbortController(), new AbortController()];
    const answers = [ask("a", 0, a.signal), ask("b", 0, b.signal), ask("c", 0)];
    await requests();
    a.abort();
    await expect(answers[0]).rejects.toThrow("aborted");
    answer(1, 2, 3);
    expect(await answers[2]).toEqual([valueAt(3)]);
    expect(await answers[1]).toEqual([valueAt(2)]);

    const rest = [ask("a", 1, b.signal), ask("b", 1, b.signal)];
    await requests();
    expect(signals[1]?.aborted).toBe(false);
    b.abort();
    expect(signals[1]?.aborted).toBe(true);
    for (const each of rest) await expect(each).rejects.toThrow("aborted");
  });

  it("that are aborted in their turn are never sent", async () => {
    const { ask, requests } = setup();
    await expect(ask("a", 0, AbortSignal.abort(new Error("no")))).rejects.toThrow("no");
    expect(await requests()).toEqual([]);
  });

  it("are asked alone where one of them is refused, which fails alone", async () => {
    const { ask, requests } = setup();
    const first = ask("a", 0);
    const refused = expect(ask("wrong", 0)).rejects.toThrow("No: wrong/t0.");
    const last = ask("b", 0);
    expect(await requests()).toEqual([
      "e a/t0 wrong/t0 b/t0",
      "alone a/t0",
      "alone wrong/t0",
      "alone b/t0",
    ]);
    await refused;
    expect(await Promise.all([first, last])).toEqual([[], []]);
  });

  it.each(["fail", "end"] as const)("all fail when the answers %s before theirs", async (how) => {
    const server = setup();
    const answers = [server.ask("a", 0), server.ask("b", 0), server.ask("c", 0)];
    await server.requests();
    server.answer(1);
    expect(await answers[0]).toEqual([valueAt(1)]);
    server[how]();
    for (const each of answers.slice(1)) {
      await expect(each).rejects.toMatchObject({ code: "server.unreachable" });
    }
  });
});
