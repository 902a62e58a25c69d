import { createMemoryAnnotations } from "@runlens/annotations";
import type { Client } from "@runlens/client";
import type { AnnotationChange, Annotations } from "@runlens/model";
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { loggedStore } from "./logged-store.ts";
import { serveToClient } from "./served-client.ts";

const ALL = { experiment: "" };

const anyRun = fc.constantFrom("a/ü 1", "b", ".", "__proto__");
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyChange: fc.Arbitrary<AnnotationChange> = fc.oneof(
  fc.record({
    kind: fc.constant("setRun" as const),
    run: anyRun,
    patch: fc.record(
      {
        displayName: orNull(fc.constantFrom("one", "zwei ü")),
        color: orNull(fc.constant("#00ff9a")),
        tags: orNull(fc.constant(["best"])),
        note: orNull(fc.constant("# why\n\n*because*")),
        archived: orNull(fc.constant(true as const)),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant("setBaseline" as const), run: orNull(anyRun) }),
  fc.record({
    kind: fc.constant("setView" as const),
    name: fc.constantFrom("v", "w"),
    link: orNull(fc.constant("?smoothing=0#scalars")),
  }),
  fc.record({
    kind: fc.constant("setDocument" as const),
    key: fc.constant("custom_scalars/layout"),
    text: orNull(fc.constant('{"a":[1]}')),
  }),
);

describe("the client's annotations", () => {
  const annotations = createMemoryAnnotations();
  const { reader } = loggedStore([]);
  let client: Client;

  beforeAll(async () => {
    const served = await serveToClient({ reader, annotations }, { pathPrefix: "/a" });
    ({ client } = served);
    return served.close;
  });

  it("answer every change as the server's own do, and are the same after it", async () => {
    const alone = createMemoryAnnotations();
    const changesOf = fc.array(anyChange, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(changesOf, fc.constantFrom(undefined, 3), async (changes, expected) => {
        const request = {
          ...ALL,
          changes,
          ...(expected === undefined ? {} : { expectedVersion: expected }),
        };
        expect(await client.annotations.change(request)).toEqual(await alone.change(request));
        expect(await client.annotations.get(ALL)).toEqual(await alone.get(ALL));
        expect(await annotations.get(ALL)).toEqual(await alone.get(ALL));
      }),
    );
  });

  it("tell of changes that others made", async () => {
    const told: number[] = [];
    const watching = client.annotations.watch((version) => told.push(version));
    const change = async (from: Annotations) => {
      const outcome = await from.change({ ...ALL, changes: [{ kind: "setBaseline", run: "b" }] });
      return outcome.kind === "changed" ? outcome.version : undefined;
    };
    const { version } = await annotations.get(ALL);
    await vi.waitFor(() => expect(told).toEqual([version]), 5000);
    const next = await change(annotations);
    await vi.waitFor(() => expect(told).toEqual([version, next]), 5000);
    watching.close();
  });

  it("are refused as no valid change with the place", async () => {
    const changes: AnnotationChange[] = [{ kind: "setView", name: "v", link: "javascript:" }];
    await expect(client.annotations.change({ ...ALL, changes })).rejects.toMatchObject({
      code: "api.invalidRequest",
      message: expect.stringContaining("body.changes.0.link"),
    });
  });
});
