import type { Point } from "./zoom.ts";

/** One pixel, as the browser decoded it: red, green, blue and opacity, 0 to 255. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly rgba: readonly [number, number, number, number];
}

/** What a picture can be drawn by. */
export type DrawnPicture = HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;

let canvas: CanvasRenderingContext2D | null = null;

/** The pixel at a point of a picture, given as shares of it. Undefined before it is loaded. */
export function readPixel(image: DrawnPicture, { x: shareX, y: shareY }: Point) {
  const [width, height] = sizeOf(image);
  if (width === 0 || height === 0) return undefined;
  const x = Math.min(Math.floor(shareX * width), width - 1);
  const y = Math.min(Math.floor(shareY * height), height - 1);
  // One cell serves all: a canvas as large as the picture would take its memory once more.
  canvas ??= createCell();
  if (canvas === null) return undefined;
  canvas.clearRect(0, 0, 1, 1);
  canvas.drawImage(image, x, y, 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const pixel: Pixel = { x, y, rgba: [red, green, blue, opacity] };
  return pixel;
}

/** "12, 7: 255 128 0", with the opacity where it is not full. */
export function pixelText({ x, y, rgba: [red, green, blue, opacity] }: Pixel): string {
  const colour = red === green && green === blue ? `${red}` : `${red} ${green} ${blue}`;
  return `${x}, ${y}: ${colour}${opacity < 255 ? ` α ${opacity}` : ""}`;
}

/** Nothing before it is decoded. */
function sizeOf(image: DrawnPicture): readonly [width: number, height: number] {
  if (image instanceof HTMLCanvasElement) return [image.width, image.height];
  if (image instanceof HTMLVideoElement) return [image.videoWidth, image.videoHeight];
  return image.complete ? [image.naturalWidth, image.naturalHeight] : [0, 0];
}

function createCell(): CanvasRenderingContext2D | null {
  const cell = document.createElement("canvas");
  cell.width = 1;
  cell.height = 1;
  return cell.getContext("2d", { willReadFrequently: true });
}
