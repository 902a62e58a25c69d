import { messageOf } from "@runlens/base";
import { stepText, valueText } from "@runlens/charts";
import { useEffect, useRef, useState } from "react";
import { blobOf } from "./image-bytes.ts";
import { differenceOf } from "./difference.ts";
import type { ShownImage } from "./logged-images.ts";

/** Pixels of two pictures and of their difference: 12 bytes for each of these at once. */
const MAX_PIXELS = 16e6;

interface DifferencePictureProps {
  readonly a: ShownImage;
  readonly b: ShownImage;
  readonly label: string;
  readonly filter: string;
}

/** Where two pictures differ, the brighter the more, and by how much. */
export function DifferencePicture({ a, b, label, filter }: DifferencePictureProps) {
  const { width, height } = a.header;
  if (width !== b.header.width || height !== b.header.height) {
    const sizes = [a, b].map(({ header }) => `${header.width} × ${header.height}`);
    return (
      <p className="image-refused">Pictures of {sizes.join(" and ")} pixels have no difference.</p>
    );
  }
  if (width * height > MAX_PIXELS) {
    return <p className="image-refused">More than 16 million pixels are not compared.</p>;
  }
  return <DrawnDifference {...{ a, b, label, filter }} />;
}

function DrawnDifference({ a, b, label, filter }: DifferencePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState("");
  const { width, height } = a.header;
  useEffect(() => {
    let isCurrent = true;
    Promise.all([pixelsOf(a), pixelsOf(b)]).then(
      ([first, second]) => {
        if (!isCurrent) return;
        const { pixels, changedPixels, largest, mean } = differenceOf(first.data, second.data);
        const context = canvas.current?.getContext("2d");
        context?.putImageData(new ImageData(pixels, first.width, first.height), 0, 0);
        const share = changedPixels / (first.width * first.height);
        setText(
          `${stepText(changedPixels)} pixels differ (${valueText(share * 100)} %), ` +
            `mean ${valueText(mean)}, largest ${largest} of 255`,
        );
      },
      (error: unknown) => {
        if (isCurrent) setText(`It cannot be decoded: ${messageOf(error)}`);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [a, b]);
  return (
    <figure>
      <canvas
        ref={canvas}
        className="image-difference"
        role="img"
        aria-label={`Difference: ${label}`}
        width={width}
        height={height}
        style={{ filter, aspectRatio: `${width} / ${height}` }}
      />
      <figcaption className="image-facts" role="status">
        {text}
      </figcaption>
    </figure>
  );
}

async function pixelsOf(image: ShownImage): Promise<ImageData> {
  const bitmap = await createImageBitmap(blobOf(image));
  const { width, height } = image.header;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("the browser gives no canvas");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
