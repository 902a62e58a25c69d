import { SliderTrack } from "@runlens/widgets";
import { useState, type CSSProperties } from "react";
import type { ShownImage } from "./logged-images.ts";
import { Picture } from "./picture.tsx";
import type { Look } from "./run-images.tsx";
import type { Linked } from "./zoom-frame.tsx";

export interface StackedProps {
  readonly a: ShownImage;
  readonly b: ShownImage;
  readonly label: string;
  readonly look: Look;
  readonly linked: Linked;
}

/** B over A: swiped away from the left, or see-through. */
export function Overlay({
  mode,
  ...pictures
}: StackedProps & { readonly mode: "swipe" | "onion" }) {
  const [percent, setPercent] = useState(50);
  const cover =
    mode === "swipe" ? { clipPath: `inset(0 0 0 ${percent}%)` } : { opacity: percent / 100 };
  return (
    <div className="image-overlay">
      <Stacked {...pictures} cover={cover} />
      <SliderTrack
        label={mode === "swipe" ? "Where B begins" : "How much of B is seen"}
        min={0}
        max={100}
        step={1}
        value={percent}
        onChange={setPercent}
      />
    </div>
  );
}

/** A, and B in its place; `cover` says how much of B. */
export function Stacked(props: StackedProps & { readonly cover: CSSProperties }) {
  const { a, b, label, look, linked, cover } = props;
  const { actualSize, filter } = look;
  return (
    <div className="image-overlay-pictures">
      <Picture image={a} label={label} {...{ actualSize, filter, linked }} />
      <div className="image-overlay-cover" style={cover}>
        <Picture image={b} label="" {...{ actualSize, filter, linked }} />
      </div>
    </div>
  );
}
