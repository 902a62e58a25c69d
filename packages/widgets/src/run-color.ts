import type { Theme } from "./theme.ts";

/**
 * Twelve colours per theme, the same hue at the same place. They were found by a
 * search that kept every pair apart in OKLab as seen with normal, protan, deutan and
 * tritan eyes, at a contrast of 3:1 or more with the surface.
 */
const PALETTES: Readonly<Record<Theme, string>> = {
  light: "17318d 731306 4aa478 990053 b18c25 9379fe a85765 058090 617c04 de66cb 754d0a 3353cb",
  dark: "65a8fc da6e53 6dfea9 c63374 f6e12b 936df1 efa99d 79dceb 91c203 e375c7 926506 4f70a8",
};

const HUES = 12;
const BLACK = 0x000000;
const WHITE = 0xffffff;
/** How the palette is varied once its hues are used up. */
const SHADES = [
  { towards: BLACK, share: 0 },
  { towards: WHITE, share: 0.3 },
  { towards: BLACK, share: 0.35 },
] as const;
const SLOTS = HUES * SHADES.length;

/** The colour of a run by its name alone: one of 36, so two runs may share it. `#rrggbb`. */
export function runColor(name: string, theme: Theme): string {
  return slotColor(hashOf(name) % SLOTS, theme);
}

/**
 * A colour for each run: the one its name asks for, unless a run before it holds that
 * hue; then the next free one. The first 36 runs differ, the first 12 even in hue, and
 * a run that is appended changes no other.
 *
 * @param names without repeats, oldest run first.
 */
export function runColors(names: readonly string[], theme: Theme): Map<string, string> {
  const colors = new Map<string, string>();
  const taken = new Set<number>();
  for (const [position, name] of names.entries()) {
    const shade = Math.floor(position / HUES) % SHADES.length;
    if (position % HUES === 0) taken.clear();
    let hue = hashOf(name) % HUES;
    while (taken.has(hue)) hue = (hue + 1) % HUES;
    taken.add(hue);
    colors.set(name, slotColor(shade * HUES + hue, theme));
  }
  return colors;
}

/** The colour in another theme of what has this one, where a theme gave it; any other stays as it is. */
export function colorInTheme(color: string, theme: Theme): string {
  const from = theme === "light" ? "dark" : "light";
  for (let slot = 0; slot < SLOTS; slot++) {
    if (slotColor(slot, from) === color) return slotColor(slot, theme);
  }
  return color;
}

function slotColor(slot: number, theme: Theme): string {
  const start = (slot % HUES) * "rrggbb ".length;
  const base = Number.parseInt(PALETTES[theme].slice(start, start + "rrggbb".length), 16);
  const shade = SHADES[Math.floor(slot / HUES)] ?? SHADES[0];
  return mixed(base, shade.towards, shade.share);
}

/** FNV-1a over UTF-16 code units, finished so that names that differ in one digit lie apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function mixed(from: number, towards: number, share: number): string {
  const channel = (shift: number): number => {
    const start = (from >> shift) & 0xff;
    const end = (towards >> shift) & 0xff;
    return Math.round(start + (end - start) * share);
  };
  const value = (channel(16) << 16) | (channel(8) << 8) | channel(0);
  return `#${value.toString(16).padStart(6, "0")}`;
}
