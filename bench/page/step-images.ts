/** For how long a page may not answer to a step. */
export const LIMIT_MS = 20_000;

declare global {
  var stepImages: (key: string) => Promise<number>;
  var goToStep: (step: number) => Promise<number>;
}

/** Presses a key on the page's slider; ms until every tile shows the step, decoded and drawn. */
globalThis.stepImages = (key) =>
  untilShown(() => {
    sliderOfPage().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });

/** The same for any step: what a click on the slider does. */
globalThis.goToStep = (step) =>
  untilShown(() => {
    const slider = sliderOfPage();
    // React hears of a value only when it was set by the element's own setter.
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    own?.set?.call(slider, String(step));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });

async function untilShown(act: () => void): Promise<number> {
  const before = sliderOfPage().getAttribute("aria-valuetext");
  const sources = new Map(tiles().map((tile) => [tile, tile.src]));
  const startMs = performance.now();
  act();
  for (;;) {
    await new Promise(requestAnimationFrame);
    const text = sliderOfPage().getAttribute("aria-valuetext");
    const isShown =
      text !== before &&
      tiles().every((tile) => tile.complete && tile.src !== sources.get(tile)) &&
      captions().every((caption) => caption === text);
    const elapsedMs = performance.now() - startMs;
    if (elapsedMs > LIMIT_MS) throw new Error(`The step is not shown: ${text}.`);
    if (isShown && (await areDecoded(tiles()))) {
      await new Promise(requestAnimationFrame);
      return performance.now() - startMs;
    }
  }
}

/** False when one of them shows something else by then. */
async function areDecoded(images: readonly HTMLImageElement[]): Promise<boolean> {
  const results = await Promise.allSettled(images.map((image) => image.decode()));
  return results.every(({ status }) => status === "fulfilled");
}

function sliderOfPage(): HTMLInputElement {
  const slider = document.querySelector<HTMLInputElement>(".images-step input[type=range]");
  if (slider === null) throw new Error("The page has no slider.");
  return slider;
}

function tiles(): HTMLImageElement[] {
  return [...document.querySelectorAll<HTMLImageElement>(".image-frame img")];
}

function captions(): string[] {
  return [...document.querySelectorAll(".image-run-step")].map((each) => each.textContent);
}
