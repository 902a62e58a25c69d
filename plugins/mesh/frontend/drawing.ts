import { createFrameLoop, type FrameLoop } from "./frame-loop.ts";
import { createRenderer, type Renderer } from "./renderer.ts";

/** What draws all meshes of the page. */
export interface Drawing {
  readonly renderer: Renderer;
  readonly loop: FrameLoop;
}

let known: { readonly drawing: Drawing | undefined } | undefined;

/** Made once for the page; undefined where the browser has no WebGL 2. */
export function pageDrawing(): Drawing | undefined {
  known ??= { drawing: createDrawing() };
  return known.drawing;
}

function createDrawing(): Drawing | undefined {
  const renderer = createRenderer();
  return renderer && { renderer, loop: createFrameLoop(renderer.isSoftware) };
}
