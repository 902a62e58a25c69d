import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { MAX_TEXT_VALUES } from "../limits.ts";
import { addTexts, type LoggedText } from "../test-support/add-texts.ts";
import { setup as setupServer } from "../test-support/setup.ts";
import { textsSchema } from "./schemas.ts";

/** A server with the texts of run "r", tag "t", and verbs to ask for them. */
function setup(...logged: readonly LoggedText[]) {
  const { store, get } = setupServer();
  addTexts(store, "r", "t", logged);
  const ask = (query: string) => get(`/api/v1/text?${query}`);
  return {
    ask,
    values: async (query = "run=r&tag=t") =>
      z.parse(textsSchema, await (await ask(query)).json()).values,
  };
}

describe("GET /api/v1/text", () => {
  it("sends texts with step, wall time and shape, newest last", async () => {
    const { values } = setup(
      { texts: ["one"] },
      { texts: ["a", "b", "ü 🧑🏽‍🔬", ""], shape: [2, 2] },
      { texts: [], shape: [0] },
    );
    expect(await values()).toEqual([
      { step: 0, wallTimeSecs: 1000, shape: [], texts: ["one"] },
      { step: 1, wallTimeSecs: 1001, shape: [2, 2], texts: ["a", "b", "ü 🧑🏽‍🔬", ""] },
      { step: 2, wallTimeSecs: 1002, shape: [0], texts: [] },
    ]);
    expect((await values("run=r&tag=t&last=2")).map(({ step }) => step)).toEqual([1, 2]);
  });

  it("sends what is no UTF-8 with replacement characters, and markup as it is", async () => {
    const { values } = setup({
      texts: [Uint8Array.of(0x61, 0xff, 0x00, 0x62), "</script>"],
      shape: [2],
    });
    expect(await values()).toMatchObject([{ texts: ["a\uFFFD\0b", "</script>"] }]);
  });

  it("keeps to a number of bytes, also where few stand for many", async () => {
    const { values } = setup(
      { texts: ["old"] },
      { texts: ["x".repeat(100)], shape: [100_000] },
      { texts: ["endless"], shape: [2 ** 24] },
      { texts: ["new"] },
    );
    expect(await values()).toMatchObject([
      { step: 0, problem: { code: "value.tooLarge" } },
      { step: 1, problem: { code: "value.tooLarge" } },
      { step: 2, problem: { code: "value.notText" } },
      { step: 3, texts: ["new"] },
    ]);
  });

  it.each([
    ["no run", "tag=t", "query.run: "],
    ["no tag", "run=r", "query.tag: "],
    ["no number", "run=r&tag=t&last=some", "query.last: "],
    ["half a value", "run=r&tag=t&last=1.5", "query.last: "],
    ["no value", "run=r&tag=t&last=0", "query.last: "],
    ["too many values", `run=r&tag=t&last=${MAX_TEXT_VALUES + 1}`, "query.last: "],
  ])("refuses %s and says where", async (_, query, message) => {
    const response = await setup({ texts: ["one"] }).ask(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "api.invalidRequest",
      message: expect.stringContaining(message),
    });
  });

  it.each(["run=nope&tag=t", "run=r&tag=nope", "run=exp/train&tag=loss"])(
    "does not find %s, and says where to look",
    async (query) => {
      const response = await setup({ texts: ["one"] }).ask(query);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        code: "route.notFound",
        hint: expect.stringContaining("/api/v1/tags"),
      });
    },
  );
});
