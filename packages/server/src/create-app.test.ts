import { invalidArgument, json, type Route } from "@runlens/plugin-api";
import { describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "./limits.ts";
import { setup } from "./test-support/setup.ts";

const TENSORBOARD_HEADERS = {
  "cache-control": "no-cache, must-revalidate",
  expires: "0",
  "x-content-type-options": "nosniff",
};

describe("the way of a request", () => {
  it.each([
    ["/data/runs", 200],
    ["/data/runs/", 200],
    ["/data/runs/x", 404],
    ["/data/%72uns", 200],
    ["/data", 404],
    ["/compare/a:b/", 404],
    ["/experiment/x/data/runs", 200],
    ["/experiment/x/experiment/y/data/runs", 404],
    ["/favicon.ico", 404],
  ])("%s → %i", async (path, status) => {
    const { get } = setup();
    expect((await get(path)).status).toBe(status);
  });

  it.each([
    ["/a/b/data/runs", 200],
    ["/a/b/experiment/x/data/runs", 200],
    ["/data/runs", 404],
    ["/a/bc/data/runs", 404],
    ["/experiment/x/a/b/data/runs", 404],
  ])("below /a/b, %s → %i", async (path, status) => {
    const { get } = setup({ settings: { pathPrefix: "/a/b" } });
    expect((await get(path)).status).toBe(status);
  });

  it.each([
    ["", "/experiment/x", "/experiment/x/"],
    ["", "/experiment/a%0d%0ab", "/experiment/a%0D%0Ab/"],
    ["/a/b", "/a/b", "/a/b/"],
    ["/a/b", "/a/b/experiment/x", "/a/b/experiment/x/"],
    ["/a/b", "/a/b?tagFilter=%5Eloss", "/a/b/?tagFilter=%5Eloss"],
  ])("below %j, %s goes on to %s", async (pathPrefix, path, location) => {
    const { get } = setup({ settings: { pathPrefix } });
    const response = await get(path);
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe(location);
    expect(response.headers.get("content-type")).toBeNull();
    expect(await response.text()).toBe("");
  });

  it("answers every method alike, HEAD without a body", async () => {
    const { send } = setup();
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS"]) {
      const response = await send("/data/runs", { method });
      expect(await response.json()).toEqual(["exp/val", "exp/train"]);
    }
    const head = await send("/data/runs", { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe("23");
    expect(await head.text()).toBe("");
  });

  it("says TensorBoard's headers, and a referrer policy", async () => {
    const { get } = setup();
    for (const path of ["/data/runs", "/nowhere", "/data/notifications"]) {
      const headers = Object.fromEntries((await get(path)).headers);
      expect(headers).toMatchObject({ ...TENSORBOARD_HEADERS, "referrer-policy": "same-origin" });
    }
  });

  it.each([
    ["X-TensorBoard-Feature-Flags", "{", "cannot be JSON decoded."],
    ["X-TensorBoard-Feature-Flags", "[]", "cannot be decoded to a dict."],
    ["tensorBoardFeatureFlags", "x", "cannot be JSON decoded."],
    ["tensorBoardFeatureFlags", "null", "cannot be decoded to a dict."],
  ])("refuses %s: %s", async (source, value, problem) => {
    const { get } = setup();
    const response = source.startsWith("X-")
      ? await get("/data/runs", { [source]: value })
      : await get(`/data/runs?${source}=${value}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe(`Invalid argument: ${source} ${problem}`);
  });

  it("takes feature flags that are an object", async () => {
    const { get } = setup();
    const response = await get("/data/runs?tensorBoardFeatureFlags={}", {
      "X-TensorBoard-Feature-Flags": '{"a": 1}',
    });
    expect(response.status).toBe(200);
  });
});

describe("requests from elsewhere", () => {
  it("are refused under a foreign name, on every path", async () => {
    const { get } = setup();
    for (const path of ["/", "/data/runs", "/nowhere", "/experiment/x"]) {
      const response = await get(path, { host: "evil.example:6006" });
      expect(response.status).toBe(403);
      expect(await response.text()).toContain("--bind_all");
    }
    const api = await get("/api/v1/runs", { host: "evil.example" });
    expect(await api.json()).toMatchObject({ code: "http.unknownHost" });
  });

  it("are answered under any name when the server listens everywhere", async () => {
    const { get } = setup({ settings: { host: undefined } });
    expect((await get("/data/runs", { host: "gpu-box:6006" })).status).toBe(200);
  });

  it("may read, but not post, from another site's page", async () => {
    const { send } = setup();
    const headers = { origin: "https://evil.example" };
    expect((await send("/data/runs", { headers })).status).toBe(200);
    expect((await send("/data/runs", { method: "POST", headers })).status).toBe(403);
  });
});

describe("a plugin's routes", () => {
  const echo: Route = {
    path: "/echo",
    async handle({ experiment, query, form }) {
      const [q, f] = [query.all("q"), form.all("f")];
      if (q.includes("bad")) throw invalidArgument("bad q");
      if (q.includes("broken")) throw new Error("secret path /home/me");
      return json({ experiment, q, f });
    },
  };
  const only: Route = { path: "/only-post", methods: ["POST"], handle: async () => json("posted") };
  const withEcho = () => setup({ backend: () => [echo, only] });

  it("get experiment, query and form", async () => {
    const { post } = withEcho();
    const form = new FormData();
    form.append("f", "a");
    form.append("f", "é");
    const response = await post("/experiment/x/data/plugin/scalars/echo?q=1&q=%ff", form);
    expect(await response.json()).toEqual({ experiment: "x", q: ["1", "\ufffd"], f: ["a", "é"] });
    const urlEncoded = await post("/data/plugin/scalars/echo", new URLSearchParams({ f: "b" }));
    expect(await urlEncoded.json()).toEqual({ experiment: "", q: [], f: ["b"] });
  });

  it("answer client errors as text", async () => {
    const { get, internalErrors } = withEcho();
    const response = await get("/data/plugin/scalars/echo?q=bad");
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toBe("Invalid argument: bad q");
    expect(internalErrors).toEqual([]);
  });

  it("keep their other errors from the client", async () => {
    const { get, internalErrors } = withEcho();
    const response = await get("/data/plugin/scalars/echo?q=broken");
    expect(response.status).toBe(500);
    const page = await response.text();
    expect(page).toContain("<h1>Internal Server Error</h1>");
    expect(page).not.toContain("secret");
    expect(internalErrors).toMatchObject([{ message: "secret path /home/me" }]);
  });

  it("refuse other methods with TensorBoard's page", async () => {
    const { get } = withEcho();
    const response = await get("/data/plugin/scalars/only-post");
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toContain("<title>405 Method Not Allowed</title>");
  });

  it("are spared bodies that are too large or unreadable", async () => {
    const { post } = withEcho();
    const form = new URLSearchParams({ f: "x".repeat(MAX_BODY_BYTES) });
    const large = await post("/data/plugin/scalars/echo", form);
    expect(large.status).toBe(413);
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const broken = await post("/data/plugin/scalars/echo", "--b\r\nno form", headers);
    expect(broken.status).toBe(400);
    expect(await broken.text()).toMatch(/^Invalid argument: /);
  });
});
