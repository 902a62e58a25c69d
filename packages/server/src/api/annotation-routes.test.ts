import { createMemoryAnnotations, readOnlyAnnotations } from "@runlens/annotations";
import { describe, expect, it } from "vitest";
import { setup } from "../test-support/setup.ts";

const JSON_BODY = { "content-type": "application/json" };
const RENAME = { kind: "setRun", run: "exp/train", patch: { displayName: "Best" } };

function setupAnnotations(annotations = createMemoryAnnotations()) {
  const { post, json, get, internalErrors } = setup({ annotations });
  return {
    get,
    json,
    internalErrors,
    change: (body: unknown, headers: Record<string, string> = JSON_BODY) =>
      post("/api/v1/annotations", JSON.stringify(body), headers),
    runs: async () => {
      const { annotations: found } = await annotations.get({ experiment: "" });
      return Object.fromEntries(found.runs);
    },
  };
}

describe("/api/v1/annotations", () => {
  it("answers with what was added, each change with its version", async () => {
    const { change, json } = setupAnnotations();
    const empty = { runs: {}, savedViews: {}, documents: {} };
    expect(await json("/api/v1/annotations")).toEqual({
      version: 0,
      mode: "memory",
      annotations: empty,
    });
    const response = await change({ changes: [RENAME], expectedVersion: 0 });
    expect(await response.json()).toEqual({ version: 1 });
    expect(await json("/experiment/x/api/v1/annotations")).toEqual({
      version: 1,
      mode: "memory",
      annotations: { ...empty, runs: { "exp/train": { displayName: "Best" } } },
    });
  });

  it.each([
    ["an unknown field", { changes: [{ ...RENAME, by: "me" }] }, "body.changes.0"],
    ["no change", { changes: [] }, "body.changes"],
    [
      "a colour that is none",
      { changes: [{ ...RENAME, patch: { color: "red" } }] },
      "body.changes.0.patch.color: a colour is # and six digits",
    ],
  ])("refuses %s and says where", async (_name, body, message) => {
    const { change, runs, internalErrors } = setupAnnotations();
    const response = await change(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining(message) });
    expect([await runs(), internalErrors]).toEqual([{}, []]);
  });

  it("refuses a change of another version than is there", async () => {
    const { change } = setupAnnotations();
    const response = await change({ changes: [RENAME], expectedVersion: 7 });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "annotations.changedMeanwhile" });
  });

  it("lets nobody change what is read-only", async () => {
    const { change, json } = setupAnnotations(readOnlyAnnotations(createMemoryAnnotations()));
    const response = await change({ changes: [RENAME] });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "annotations.readOnly" });
    expect(await json("/api/v1/annotations")).toMatchObject({ version: 0, mode: "readOnly" });
  });

  it.each([
    ["page of another site", 403, { ...JSON_BODY, origin: "https://evil.example" }],
    ["form of another site", 403, { "content-type": "text/plain", origin: "null" }],
    ["form without an origin", 415, { "content-type": "text/plain" }],
    ["form that is called otherwise", 415, { "content-type": "application/x-www-form-urlencoded" }],
    ["form that looks like it", 415, { "content-type": "application/jsonp" }],
    ["page that gave its server another name", 403, { ...JSON_BODY, host: "evil.example" }],
  ])("refuses a %s with %i", async (_name, status, headers) => {
    const { change, runs } = setupAnnotations();
    expect((await change({ changes: [RENAME] }, headers)).status).toBe(status);
    expect(await runs()).toEqual({});
  });

  it("allows no other site to ask for leave", async () => {
    const { send } = setup();
    const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
    const response = await send("/api/v1/annotations", { method: "OPTIONS", headers });
    expect(response.ok).toBe(false);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("tells followers of changes that there is another version", async () => {
    const { change, get } = setupAnnotations();
    const reader = (await get("/api/v1/changes")).body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toBe(":\n\n");
    await change({ changes: [RENAME] });
    expect(await next()).toBe('event: annotations\ndata: {"version":1}\n\n');
    await reader?.cancel();
  });
});
