import { findPlugins } from "@runlens/cli";
import { encodeBlobKey } from "@runlens/plugin-api/compat";
import { createApp, loadPlugin } from "@runlens/server";
import {
  audioValue,
  bucketsValue,
  imageValue,
  layoutValue,
  meshValues,
  prCurveValue,
  textValue,
} from "@runlens/writer/encode";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logged, loggedStore } from "./logged-store.ts";
import { RUN, smallStore, TAG } from "./small-store.ts";

/** One of each kind that routes read, under the name of its plugin. */
const VALUES = [
  audioValue("audio", { sampleRateHz: 8000, samples: [0, 1] }),
  bucketsValue("histograms", [[0, 1, 2]]),
  imageValue("images", { width: 1, height: 1, bytes: Uint8Array.of(0x42, 0x4d) }),
  layoutValue({ categories: [{ title: "all", charts: [{ title: "loss", multiline: [TAG] }] }] }),
  ...meshValues("mesh", { vertices: [0, 0, 0], colors: [1, 2, 3] }),
  prCurveValue("pr_curves", { labels: [true, false], predictions: [0.2, 0.7] }),
  textValue("text", [["a", "<script>"]]),
];
const TAGS = [TAG, "audio", "histograms", "images", "mesh", "mesh_VERTEX", "pr_curves", "text"];

const blobKey = (pluginName: string, index: number) =>
  encodeBlobKey({ experiment: "", pluginName, run: RUN, tag: pluginName, step: 1, index });

async function setup() {
  const events = [0, 1, 2].map((step) => logged(step, ...VALUES));
  const { reader } = loggedStore([{ run: RUN, events }], smallStore([0.5, NaN, 0.25]));
  const plugins = await Promise.all((await findPlugins()).map(loadPlugin));
  const internalErrors: unknown[] = [];
  const app = createApp({
    reader,
    plugins,
    settings: { version: "0.0.0", windowTitle: "", pathPrefix: "", host: "localhost" },
    onInternalError: (error) => internalErrors.push(error),
  });
  const paths = app.routes.map((route) => route.path).filter((path) => !path.includes("*"));
  return { fetch: app.fetch, paths: [...new Set(paths)], internalErrors };
}

/** Percent signs as they come, legal or not. */
const rawText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from("aé漢 /.'\"\\+")),
    fc.constantFrom("%ff", "%00", "%2f", "%"),
  ),
  maxLength: 12,
});
const NAMES =
  "run tag runs format plugin name sample step blob_key content_type markdown requests imageId __proto__";
const anyName = fc.constantFrom(...NAMES.split(" "));
/** Elements of `requests`, mostly legal. */
const anySeriesRequest = fc.record(
  {
    plugin: fc.oneof(fc.constantFrom("scalars", "histograms", "images"), fc.jsonValue()),
    tag: fc.oneof(fc.constantFrom(...TAGS), fc.jsonValue()),
    run: fc.oneof(fc.constantFrom(RUN, ""), fc.jsonValue()),
    sample: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.jsonValue()),
  },
  { requiredKeys: [] },
);
const anyRequests = fc
  .oneof({ weight: 5, arbitrary: fc.array(anySeriesRequest, { maxLength: 4 }) }, fc.jsonValue())
  .map((requests) => JSON.stringify(requests));
const anyValue = fc.oneof(
  fc.constantFrom(RUN, ...TAGS, "csv", "scalars", "", "audio/wav", "VERTEX", "false", "1", "-1"),
  fc.constantFrom(blobKey("images", 2), blobKey("audio", 0), blobKey("text", 0)),
  rawText,
  fc.nat(20_000).map((length) => "x".repeat(length)),
);
const legalFields = fc.constantFrom(...TAGS).chain((tag) => {
  const fields: [string, string][] = [
    ["run", RUN],
    ["runs", RUN],
    ["tag", tag],
  ];
  return fc.oneof(fc.constant(fields), fc.subarray(fields));
});
const anyFields = fc
  .tuple(
    legalFields,
    fc.array(fc.tuple(anyName, anyValue), { maxLength: 4 }),
    fc.option(anyRequests.map((requests): [string, string] => ["requests", requests])),
  )
  .map(([legal, other, requests]) => [...legal, ...other, ...(requests ? [requests] : [])]);

/** Mostly legal fields, so that many requests get past the checks. */
const mostly = (legal: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: legal }, fc.jsonValue());
const anyWindowsRequest = fc.record({
  tag: mostly(fc.constantFrom(TAG, "")),
  runs: mostly(fc.constantFrom([RUN], [], ["nope", RUN, RUN], undefined)),
  xAxis: mostly(fc.constantFrom("step", "relative", "wall")),
  xRange: mostly(
    fc.oneof(fc.record({ min: fc.double(), max: fc.double() }), fc.constant(undefined)),
  ),
  columns: mostly(fc.integer({ min: 1, max: 8192 })),
  smoothing: mostly(fc.double({ min: 0, max: 0.999, noNaN: true })),
});
const anyBody = fc.oneof(
  anyFields.map((fields) => new URLSearchParams(fields)),
  anyFields.map(formOf),
  { weight: 3, arbitrary: anyWindowsRequest.map((request) => JSON.stringify(request)) },
  fc.json(),
  fc.uint8Array(),
);
/** Undefined: what fits the body. */
const anyContentType = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  fc.constantFrom(
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
  ),
);
const anyHeaders = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  fc.dictionary(
    fc.constantFrom("Accept-Encoding", "If-None-Match", "Origin", "X-TensorBoard-Feature-Flags"),
    fc.string({ unit: "grapheme-ascii", maxLength: 20 }),
  ),
);

function formOf(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.append("file", new Blob(["text"]), "file.txt");
  return form;
}

describe("any request", () => {
  it("is answered without a server error, a stack trace or an unguarded header", async () => {
    const { fetch, paths, internalErrors } = await setup();
    const anyPath = fc.tuple(
      fc.constantFrom("", "", "/experiment/x", "/experiment/%ff"),
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...paths) },
        rawText.map((text) => `/${text}`),
      ),
      anyFields.map((fields) => `?${fields.map(([name, value]) => `${name}=${value}`).join("&")}`),
    );
    const anyInit = fc.oneof(
      fc.record({ method: fc.constantFrom("GET", "HEAD") }),
      fc.record({ method: fc.constant("POST"), body: anyBody }),
      fc.record({ method: fc.constantFrom("PUT", "DELETE", "OPTIONS"), body: anyBody }),
    );
    await fc.assert(
      fc.asyncProperty(
        anyPath,
        anyInit,
        anyHeaders,
        anyContentType,
        async (path, init, headers, type) => {
          const request = new Request(`http://localhost${path.join("")}`, { ...init, headers });
          if (type !== undefined) request.headers.set("Content-Type", type);
          const response = await fetch(request);
          expect(internalErrors).toEqual([]);
          expect(response.status).not.toBe(500);
          expect(response.headers.get("x-content-type-options")).toBe("nosniff");
          if (response.headers.get("content-type") === "text/event-stream") {
            await response.body?.cancel();
          } else {
            expect(await response.text()).not.toMatch(/\n\s+at .*:\d+/);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
