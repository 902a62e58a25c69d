import { describe, expect, it } from "vitest";
import { invalidArgument, json, notFound } from "./reply.ts";

describe("json", () => {
  it("sends numbers that JSON lacks as TensorBoard's strings", () => {
    const reply = json([[1.5, 2, NaN], { a: Infinity, b: -Infinity, c: "NaN", d: null }]);
    expect(reply.body).toBe('[[1.5,2,"NaN"],{"a":"Infinity","b":"-Infinity","c":"NaN","d":null}]');
    expect(reply.contentType).toBe("application/json");
  });
});

describe("route errors", () => {
  it("have TensorBoard's status and wording", () => {
    expect(notFound("no scalar data")).toMatchObject({
      status: 404,
      message: "Not found: no scalar data",
    });
    expect(invalidArgument("tag")).toMatchObject({ status: 400, message: "Invalid argument: tag" });
  });
});
