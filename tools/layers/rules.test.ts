import { describe, expect, it } from "vitest";
import { importsOf } from "./imports.ts";
import { brokenRules, type House } from "./rules.ts";

const packageOf = (folder: string, doors = ["."], dependencies: string[] = []) => ({
  folder,
  doors,
  dependencies,
});

/** A small house: base ← store ← server, a plugin with two halves, and tests outside. */
function house(files: Record<string, string>): House {
  return {
    layers: {
      members: {
        "packages/base": [],
        "packages/store": ["base"],
        "packages/server": ["base", "store"],
        "plugins/*/manifest": ["base"],
        "plugins/*/backend": ["base"],
        "plugins/*/frontend": ["base", "widgets"],
      },
      outside: { folders: ["e2e", "tools"] },
      exceptions: [
        { file: "packages/base/odd.ts", imports: "@runlens/store", reason: "for this test" },
      ],
    },
    packages: new Map([
      ["@runlens/base", packageOf("packages/base")],
      ["@runlens/store", packageOf("packages/store")],
      ["@runlens/server", packageOf("packages/server", ["."], ["hono"])],
      ["@runlens/widgets", packageOf("packages/widgets", [".", "./tokens.css"])],
    ]),
    toolDependencies: ["vitest"],
    modules: Object.entries(files).map(([path, text]) => ({
      path,
      imports: importsOf(path, text),
    })),
  };
}

const complaints = (path: string, text: string): string[] => brokenRules(house({ [path]: text }));

describe("the layer rules", () => {
  it.each([
    ["packages/store/src/a.ts", 'import { x } from "@runlens/base";'],
    ["packages/store/src/a.ts", 'import { x } from "./b.ts";'],
    ["packages/store/src/a.ts", 'import { readFile } from "node:fs";'],
    ["packages/server/src/a.ts", 'import { Hono } from "hono/tiny";'],
    ["packages/store/src/a.test.ts", 'import { it } from "vitest";'],
    ["plugins/scalars/frontend/a.tsx", 'import "@runlens/widgets/tokens.css";'],
    ["plugins/scalars/manifest.ts", 'const a = () => import("./backend/routes.ts");'],
    ["e2e/a.test.ts", 'import { x } from "@runlens/server";'],
    ["e2e/a.test.ts", 'import { x } from "../tools/b.ts";'],
    ["packages/base/odd.ts", 'import { x } from "@runlens/store";'],
    ["packages/store/src/a.ts", '// import { x } from "@runlens/server";'],
  ])("let %s have %s", (path, text) => {
    expect(complaints(path, text)).toEqual([]);
  });

  it.each([
    [
      "packages/base/src/a.ts",
      '\nexport { x } from "@runlens/store";',
      "packages/base/src/a.ts:2: packages/base may not import store. packages/base may import no other package.",
    ],
    [
      "packages/store/src/a.ts",
      'type A = import("@runlens/server").A;',
      "packages/store/src/a.ts:1: packages/store may not import server. packages/store may import base.",
    ],
    [
      "packages/store/src/a.ts",
      'import { x } from "../../base/src/errors.ts";',
      "packages/store/src/a.ts:1: ../../base/src/errors.ts reaches into packages/base; use its package name. packages/store may import base.",
    ],
    [
      "e2e/a.test.ts",
      'import { x } from "../packages/base/src/errors.ts";',
      "e2e/a.test.ts:1: ../packages/base/src/errors.ts reaches into packages/base; use its package name. e2e may import any package.",
    ],
    [
      "packages/store/src/a.ts",
      'import { x } from "@runlens/base/src/errors.ts";',
      "packages/store/src/a.ts:1: @runlens/base/src/errors.ts is no door of packages/base; its doors are ..",
    ],
    [
      "packages/store/src/a.ts",
      'import { x } from "@runlens/bass";',
      "packages/store/src/a.ts:1: there is no package @runlens/bass.",
    ],
    [
      "plugins/scalars/backend/a.ts",
      'import { x } from "../frontend/b.ts";',
      "plugins/scalars/backend/a.ts:1: ../frontend/b.ts reaches into plugins/scalars/frontend; use its package name. plugins/scalars/backend may import base.",
    ],
    [
      "plugins/scalars/manifest.ts",
      'import { x } from "./backend/routes.ts";',
      "plugins/scalars/manifest.ts:1: ./backend/routes.ts may only be named inside import().",
    ],
    [
      "packages/store/src/a.ts",
      'import { Hono } from "hono";',
      "packages/store/src/a.ts:1: hono is not among the dependencies of packages/store/package.json.",
    ],
    [
      "packages/store/src/a.ts",
      'import { it } from "vitest";',
      "packages/store/src/a.ts:1: vitest is not among the dependencies of packages/store/package.json.",
    ],
  ])("do not let %s have %s", (path, text, complaint) => {
    expect(complaints(path, text)).toEqual([complaint]);
  });
});
