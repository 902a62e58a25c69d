import { EXPOSURE_FILTER, GAMMA_FILTER, type Tone } from "./tone.ts";

const CHANNELS = ["feFuncR", "feFuncG", "feFuncB"] as const;

/** What a CSS filter cannot say in words: light times 2 ** stops, and gamma. */
export function ToneFilters({ exposure, gamma }: Pick<Tone, "exposure" | "gamma">) {
  return (
    <svg className="image-tone" aria-hidden>
      <filter id={EXPOSURE_FILTER} colorInterpolationFilters="linearRGB">
        <feComponentTransfer>
          {CHANNELS.map((Channel) => (
            <Channel key={Channel} type="linear" slope={2 ** exposure} />
          ))}
        </feComponentTransfer>
      </filter>
      <filter id={GAMMA_FILTER} colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          {CHANNELS.map((Channel) => (
            <Channel key={Channel} type="gamma" exponent={1 / gamma} />
          ))}
        </feComponentTransfer>
      </filter>
    </svg>
  );
}
