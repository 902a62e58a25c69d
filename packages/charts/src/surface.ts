import "./line-chart.css";

/** Two stacked canvases that fill a container: `base` for data, `overlay` for what follows the pointer. */
export interface Surface {
  readonly root: HTMLElement;
  readonly base: CanvasRenderingContext2D;
  readonly overlay: CanvasRenderingContext2D;
  /** CSS pixels. */
  size(): { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel. */
  pixelRatio(): number;
  destroy(): void;
}

/** @param onResize called when size or pixel ratio changed; both canvases are then empty. */
export function createSurface(container: HTMLElement, onResize: () => void): Surface {
  const document = container.ownerDocument;
  const root = document.createElement("div");
  root.className = "rl-line-chart";
  root.role = "img";
  root.tabIndex = 0;
  const base = appendCanvas(root);
  const overlay = appendCanvas(root);
  container.append(root);

  let width = 0;
  let height = 0;
  let ratio = 1;
  const fit = (): void => {
    const [oldWidth, oldHeight, oldRatio] = [width, height, ratio];
    width = root.clientWidth;
    height = root.clientHeight;
    ratio = window.devicePixelRatio;
    if (width === oldWidth && height === oldHeight && ratio === oldRatio) return;
    for (const { canvas } of [base, overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    onResize();
  };
  const observer = new ResizeObserver(fit);
  observer.observe(root);
  window.addEventListener("resize", fit);
  fit();

  return {
    root,
    base,
    overlay,
    size: () => ({ width, height }),
    pixelRatio: () => ratio,
    destroy() {
      observer.disconnect();
      window.removeEventListener("resize", fit);
      root.remove();
    },
  };
}

function appendCanvas(root: HTMLElement): CanvasRenderingContext2D {
  const canvas = root.ownerDocument.createElement("canvas");
  root.append(canvas);
  const context = canvas.getContext("2d");
  if (context === null) throw new TypeError("This browser gives no 2D canvas.");
  return context;
}
