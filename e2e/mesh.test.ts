import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, card, linkOf } from "./support/dashboard.ts";
import { makeHostileMeshes, makeMeshes } from "./support/mesh-logs.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";

/** What a browser without a graphics card says of copying a drawing, and of tests that look at it. */
const EXPECTED = /GPU stall due to ReadPixels|willReadFrequently/;

function view(page: Page, name: string) {
  return card(page, name).getByRole("application");
}

/** A fingerprint of what is drawn, and how many colours it has. */
function drawn(
  page: Page,
  name: string,
): Promise<{ readonly url: string; readonly colors: number }> {
  return view(page, name)
    .locator("canvas")
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const pen = canvas.getContext("2d");
      const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height).data.buffer;
      return {
        url: canvas.toDataURL(),
        colors: new Set(new Uint32Array(pixels ?? new ArrayBuffer())).size,
      };
    });
}

/** Waits until a mesh is drawn: with light, it has more colours than text and lines. */
async function untilDrawn(page: Page, name: string): Promise<string> {
  await view(page, name).waitFor();
  await expect.poll(async () => (await drawn(page, name)).colors).toBeGreaterThan(60);
  return (await drawn(page, name)).url;
}

async function untilOpen(page: Page, name: string): Promise<void> {
  await view(page, name).scrollIntoViewIfNeeded();
  await view(page, name).waitFor();
}

describe("meshes", () => {
  const { serve, open } = setup();

  async function openMeshes(query = ""): Promise<Page> {
    const { url } = await serve(await makeMeshes());
    return open(`${url}${query}#mesh`, { expected: EXPECTED });
  }

  it("are drawn, and told of in a sentence and a table", async () => {
    const page = await openMeshes();
    await untilDrawn(page, "ball, a");
    expect(await view(page, "ball, a").getAttribute("aria-label")).toBe(
      "ball of a: 1,200 vertices, 2,304 faces, with colours; x −1.1059 to 1.1059, y −2 to 2, z −0.97853 to 1.15.",
    );
    await card(page, "ball, a").getByText("1,200 vertices, 2,304 faces").click();
    const height = card(page, "ball, a").getByRole("row", { name: "y" });
    expect(await height.getByRole("cell").textContent()).toBe("−2 to 2");
  });

  it("follow the step of the page", async () => {
    const page = await openMeshes("?step=9");
    await card(page, "ball, a").getByText("step 10, nearest to 9").waitFor();
    await expect
      .poll(() => view(page, "ball, a").getAttribute("aria-label"))
      .toContain("y −1.5 to 1.5");
    const before = await untilDrawn(page, "ball, a");
    await page.getByRole("button", { name: "Step after" }).click();
    await expect
      .poll(() => view(page, "ball, a").getAttribute("aria-label"))
      .toContain("y −1.5 to 1.5");
    await page.getByRole("button", { name: "Newest step" }).click();
    await card(page, "ball, a").getByText("step 20 ·").waitFor();
    await expect.poll(async () => (await drawn(page, "ball, a")).url).not.toBe(before);
  });

  it("turn, move and come nearer by keys, all together, and the link keeps it", async () => {
    const page = await openMeshes();
    const first = await untilDrawn(page, "ball, a");
    const other = await untilDrawn(page, "ball, b");
    await view(page, "ball, a").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("+");
    await expect.poll(async () => (await drawn(page, "ball, a")).url).not.toBe(first);
    await expect.poll(async () => (await drawn(page, "ball, b")).url).not.toBe(other);
    await expect
      .poll(() => decodeURIComponent(linkOf(page)))
      .toMatch(/mesh\.camera=40\.8,20,0\.86957,/);

    await page.keyboard.press("Home");
    await expect.poll(async () => (await drawn(page, "ball, a")).url).toBe(first);
    await expect.poll(() => linkOf(page)).not.toContain("camera");
  });

  it("have cameras of their own where that is wanted", async () => {
    const page = await openMeshes("?meshSameCamera=false");
    const first = await untilDrawn(page, "ball, a");
    const other = await untilDrawn(page, "ball, b");
    const { x, y, width, height } = await boxOf(view(page, "ball, a"));
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 60, y + height / 2 + 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await drawn(page, "ball, a")).url).not.toBe(first);
    expect((await drawn(page, "ball, b")).url).toBe(other);
    await page.getByRole("button", { name: "Reset view: ball, a" }).click();
    await expect.poll(async () => (await drawn(page, "ball, a")).url).toBe(first);
  });

  it("let a wheel scroll by, unless it is meant", async () => {
    const page = await openMeshes();
    await untilDrawn(page, "ball, a");
    await view(page, "ball, a").hover();
    await page.mouse.wheel(0, -200);
    await page.mouse.wheel(0, 5);
    expect(linkOf(page)).not.toContain("camera");
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await expect.poll(() => linkOf(page)).toContain("camera");
  });

  it("are drawn in each style", async () => {
    const page = await openMeshes();
    const seen = new Set([await untilDrawn(page, "ball, a")]);
    for (const style of ["both", "edges", "points"]) {
      await page.getByRole("combobox", { name: "Draw" }).selectOption(style);
      await expect.poll(async () => seen.has((await drawn(page, "ball, a")).url)).toBe(false);
      seen.add((await drawn(page, "ball, a")).url);
    }
    expect(seen.size).toBe(4);
  });

  it("say which vertex the pointer is at", async () => {
    const page = await openMeshes("?meshStyle=points&tagFilter=two&mesh.camera=0,0,1");
    await untilOpen(page, "two, a");
    // The middle of the longest side is in the middle of the picture.
    const { x, y, width, height } = await boxOf(view(page, "two, a"));
    const half = height / 2 / Math.tan((20 * Math.PI) / 180);
    const reach = (half * Math.SQRT1_2) / (1.06 / Math.sin((20 * Math.PI) / 180));
    await page.mouse.move(x + width / 2 - reach, y + height / 2 + reach);
    await card(page, "two, a").getByText("vertex 0: 0, 0, 0").waitFor();
  });

  it("of one value are gone through one by one", async () => {
    const page = await openMeshes();
    await untilOpen(page, "two, a");
    await card(page, "two, a").getByText("sample 1 of 2").waitFor();
    await page.getByRole("button", { name: "Sample after: two, a" }).click();
    await card(page, "two, a").getByText("sample 2 of 2").waitFor();
    await expect.poll(() => view(page, "two, a").getAttribute("aria-label")).toContain("y 0 to 3");
    await expect.poll(() => linkOf(page)).toContain("sample");
  });

  it("are saved as pictures", async () => {
    const page = await openMeshes();
    await untilDrawn(page, "ball, a");
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save picture: ball, a" }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe("a_ball_step-20.png");
    const bytes = await readFile(await saved.path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    // The dashboard may not fetch such an address.
    const blank = await page.context().newPage();
    const colors = await blank.evaluate(async (base64) => {
      const image = await createImageBitmap(
        await (await fetch(`data:image/png;base64,${base64}`)).blob(),
      );
      const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
      pen?.drawImage(image, 0, 0);
      const pixels = pen?.getImageData(0, 0, image.width, image.height).data.buffer;
      return new Set(new Uint32Array(pixels ?? new ArrayBuffer())).size;
    }, bytes.toString("base64"));
    expect(colors).toBeGreaterThan(60);
  });

  it("are told of where the browser cannot draw them", async () => {
    const { url } = await serve(await makeMeshes());
    const page = await open("about:blank");
    await page.addInitScript(() => {
      // oxlint-disable-next-line typescript/unbound-method -- it is called on a canvas below
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        options?: unknown,
      ) {
        return kind === "webgl2" ? null : Reflect.apply(getContext, this, [kind, options]);
      } as typeof getContext;
    });
    await page.goto(`${url}#mesh`);
    await card(page, "ball, a").getByText("This browser gives no WebGL 2").waitFor();
    const rows = card(page, "ball, a").getByRole("row");
    expect((await rows.allTextContents()).slice(0, 3)).toEqual([
      "Vertices1,200",
      "Faces2,304",
      "Coloursof each vertex",
    ]);
  });
});

describe("meshes that are wrong", () => {
  const { serve, open } = setup();

  it("say what is wrong, and show the rest", async () => {
    const { url } = await serve(await makeHostileMeshes());
    const page = await open(`${url}#mesh`, {
      expected: EXPECTED,
      viewport: { width: 1440, height: 4000 },
    });
    for (const [name, text] of [
      ["empty", "The mesh has no vertices."],
      ["pairs", "The vertices are a tensor of the shape [1, 2, 2], not of"],
      ["nan", "1 vertex without a finite place left out."],
      ["range", "1 face with a vertex that is not there left out."],
      ["colors", "2 colours do not fit 3 vertices."],
      ["config", "The scene's settings are no JSON object."],
      ["faces only", "The run holds no vertices of “faces only”."],
      ["flat", "3 vertices"],
      ["one place", "2 vertices"],
    ] as const) {
      await card(page, `${name}, x`).getByText(text).waitFor();
    }
    await page.getByText("1 series of meshes whose metadata cannot be read: no metadata").waitFor();
  });
});

interface Recording {
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>> | null;
  readonly json?: readonly {
    readonly data_shape: readonly number[];
    readonly content_type: number;
  }[];
  readonly sha?: string;
}

describe.skipIf(!haveSharedFixtures)(
  "the dashboard shows the meshes that TensorBoard recorded",
  () => {
    const { serve, open } = setup();

    it.each([
      ["tf", "gradient_tape/train", "sphere"],
      ["py", "torch/all", "mesh"],
    ])("of %s, %s, %s", async (name, run, tag) => {
      const file = readFileSync(sharedFixtures("golden", `${name}.json`), "utf8");
      const recordings: readonly Recording[] = JSON.parse(file);
      const parts = recordings.find(
        ({ path, params }) => path.endsWith("/mesh/meshes") && params?.["run"] === run,
      );
      const countOf = (type: number): string =>
        (parts?.json?.find((part) => part.content_type === type)?.data_shape[1] ?? 0).toString();
      const { url } = await serve(sharedFixtures("logs", name));
      const page = await open(`${url}#mesh`, { expected: EXPECTED });
      const shown = card(page, `${tag}, ${run}`);
      await untilDrawn(page, `${tag}, ${run}`);
      // The very bytes that TensorBoard sent, to tell the bounds from.
      const query = new URLSearchParams({
        run,
        tag,
        content_type: "VERTEX",
        sample: "0",
        step: "0",
      });
      const bytes = await (await fetch(`${url}data/plugin/mesh/data?${query}`)).arrayBuffer();
      const sha = createHash("sha256").update(Buffer.from(bytes)).digest("hex");
      const recorded = recordings.find(({ path, params }) => {
        return path.endsWith("/mesh/data") && params?.["content_type"] === "VERTEX";
      });
      expect(sha).toBe(recorded?.sha);
      const heights = new Float32Array(bytes).filter((_, i) => i % 3 === 1);

      await shown.locator("summary").click();
      const cell = (row: string) =>
        shown.getByRole("row", { name: row, exact: false }).getByRole("cell").first();
      expect(await cell("Vertices").textContent()).toBe(countOf(1));
      expect(await cell("Faces").textContent()).toBe(countOf(2));
      expect(await cell("Colours").textContent()).toBe("of each vertex");
      const range =
        (await shown
          .getByRole("rowheader", { name: "y", exact: true })
          .locator("..")
          .getByRole("cell")
          .textContent()) ?? "";
      const [least, most] = range.replaceAll("−", "-").split(" to ").map(Number);
      expect(least).toBeCloseTo(Math.min(...heights), 3);
      expect(most).toBeCloseTo(Math.max(...heights), 3);
    });
  },
);
