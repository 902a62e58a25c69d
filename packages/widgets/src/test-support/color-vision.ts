/** A colour in linear sRGB, channels 0 to 1. */
type LinearRgb = readonly [number, number, number];
type Matrix = readonly [LinearRgb, LinearRgb, LinearRgb];

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear sRGB. */
const VISIONS: Readonly<Record<"normal" | "protan" | "deutan", Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** What an eye of that kind sees of `#rrggbb`. */
export function seenBy(vision: keyof typeof VISIONS, hex: string): LinearRgb {
  const seen = times(VISIONS[vision], linearOf(hex));
  return [Math.max(0, seen[0]), Math.max(0, seen[1]), Math.max(0, seen[2])];
}

/** Euclidean distance in OKLab (Ottosson 2020); black to white is 1. */
export function oklabDistance(a: LinearRgb, b: LinearRgb): number {
  const [p, q] = [oklabOf(a), oklabOf(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrastOf(a: string, b: string): number {
  const [p, q] = [luminanceOf(a), luminanceOf(b)];
  return (Math.max(p, q) + 0.05) / (Math.min(p, q) + 0.05);
}

function luminanceOf(hex: string): number {
  const [r, g, b] = linearOf(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linearOf(hex: string): LinearRgb {
  const value = Number.parseInt(hex.slice(1), 16);
  const channel = (shift: number): number => {
    const c = ((value >> shift) & 0xff) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(16), channel(8), channel(0)];
}

function oklabOf(rgb: LinearRgb): LinearRgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])],
  );
}

function times(matrix: Matrix, [x, y, z]: LinearRgb): LinearRgb {
  const [a, b, c] = matrix;
  return [
    a[0] * x + a[1] * y + a[2] * z,
    b[0] * x + b[1] * y + b[2] * z,
    c[0] * x + c[1] * y + c[2] * z,
  ];
}
