import { useEffect, useRef, type RefObject } from "react";
import { pixelText, readPixel, type DrawnPicture } from "./pixel.ts";
import type { Point } from "./zoom.ts";

interface PixelValueProps {
  readonly picture: RefObject<DrawnPicture | null>;
  readonly point: Point;
}

/** The value under the pointer: as it was logged, before brightness and contrast. */
export function PixelValue({ picture, point }: PixelValueProps) {
  const output = useRef<HTMLElement>(null);
  useEffect(() => {
    const image = picture.current;
    if (image === null) return undefined;
    const show = (): void => {
      const pixel = readPixel(image, point);
      if (output.current !== null)
        output.current.textContent = pixel === undefined ? "" : pixelText(pixel);
    };
    show();
    image.addEventListener("load", show);
    return () => image.removeEventListener("load", show);
  }, [picture, point]);
  return <span ref={output} className="image-pixel" />;
}
