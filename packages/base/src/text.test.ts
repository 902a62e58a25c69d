import { describe, expect, it } from "vitest";
import { countText } from "./text.ts";

describe("countText", () => {
  it("groups thousands and knows one from many", () => {
    expect(countText(1, "file")).toBe("1 file");
    expect(countText(1234, "file")).toBe("1,234 files");
    expect(countText(0, "directory", "directories")).toBe("0 directories");
  });
});
