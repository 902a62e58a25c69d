import { describe, expect, it } from "vitest";
import { urlOf } from "./start-url.ts";

describe("urlOf", () => {
  it.each([
    ["localhost", "", "http://localhost:6006/"],
    ["::1", "", "http://[::1]:6006/"],
    ["0.0.0.0", "/a/b", "http://0.0.0.0:6006/a/b/"],
  ])("of %s and prefix %j is %s", (host, prefix, url) => {
    expect(urlOf(host, 6006, prefix)).toBe(url);
  });
});
