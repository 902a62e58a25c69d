import { describe, expect, it } from "vitest";
import { isAcceptedHost, isOwnOrigin } from "./host-check.ts";

describe("isAcceptedHost", () => {
  it.each([
    "localhost",
    "localhost:6006",
    "LocalHost:6006",
    "lab.localhost:6006",
    "127.0.0.1",
    "127.8.9.1:80",
    "[::1]",
    "[::1]:6006",
  ])("a loopback server answers %s", (host) => {
    expect(isAcceptedHost("localhost", host)).toBe(true);
    expect(isAcceptedHost("127.0.0.1", host)).toBe(true);
    expect(isAcceptedHost("::1", host)).toBe(true);
  });

  it.each([
    "evil.example",
    "evil.example:6006",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "127.evil.example",
    "notlocalhost",
    "192.168.1.4:6006",
    "[::2]",
    "",
  ])("a loopback server refuses %j", (host) => {
    expect(isAcceptedHost("localhost", host)).toBe(false);
  });

  it.each([undefined, "0.0.0.0", "::", "192.168.1.4", "gpu-box"])(
    "a server on %s answers any name",
    (boundHost) => {
      expect(isAcceptedHost(boundHost, "gpu-box.lab.example:6006")).toBe(true);
    },
  );
});

const HOST = "localhost:6006";

describe("isOwnOrigin", () => {
  it.each([
    ["no page", {}],
    ["our page", { origin: "http://localhost:6006" }],
    ["our page behind a proxy", { origin: "https://lab.example", "sec-fetch-site": "same-origin" }],
    [
      "our page behind a proxy that says its name",
      { origin: "http://lab.example:8080", "x-forwarded-host": "Lab.example:8080" },
    ],
  ])("takes %s", (_name, headers: Record<string, string>) => {
    expect(isOwnOrigin(new Headers(headers), HOST)).toBe(true);
  });

  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another port", { origin: "http://localhost:8888", "sec-fetch-site": "same-site" }],
    ["a page without origin", { origin: "null" }],
    ["nonsense", { origin: "http://" }],
    [
      "a page beside ours on a proxy",
      { origin: "http://evil.example", "x-forwarded-host": "lab.example" },
    ],
    ["nonsense behind a proxy", { origin: "null", "x-forwarded-host": "" }],
  ])("refuses %s", (_name, headers: Record<string, string>) => {
    expect(isOwnOrigin(new Headers(headers), HOST)).toBe(false);
  });
});
