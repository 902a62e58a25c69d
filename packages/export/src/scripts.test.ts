import { describe, expect, it } from "vitest";
import type { Figure } from "./figure.ts";
import type { LineData } from "./line-data.ts";
import { matplotlibScript, pythonText } from "./matplotlib.ts";
import { oddPointsOf } from "./odd-points.ts";
import { pgfplotsScript } from "./pgfplots.ts";
import { HOSTILE_NAMES, lineOf } from "./test-support/lines.ts";
import { signsBeyondPdflatex, texText } from "./tex-text.ts";

const FIGURE: Figure = {
  title: "train/loss",
  places: "steps",
  x: { label: "step", scale: "linear", threshold: 1 },
  y: { label: "loss", scale: "log", min: 0.01, threshold: 1 },
  y2: { label: "", scale: "linear", threshold: 1 },
  widthMm: 85,
  heightMm: 60,
  hasLegend: true,
};
const LINE = lineOf(
  "run_1",
  [
    [0, 100, 0.5],
    [1, 3700, NaN],
  ],
  { extras: { smoothed: Float64Array.of(0.5, 0.25) } },
);
const MANY: LineData = lineOf(
  "many",
  Array.from({ length: 3000 }, (_, i) => [i, i, i / 7] as const),
);

function texOf(lines: readonly LineData[], figure = FIGURE) {
  const [script, ...data] = pgfplotsScript("loss", figure, lines);
  return { text: script?.text, name: script?.name, data };
}

function texNaming(name: string) {
  return texOf([{ ...LINE, name }]).text;
}

async function pythonOf(lines: readonly LineData[]) {
  const [script, ...data] = await matplotlibScript("loss", FIGURE, lines);
  return { text: script?.text, name: script?.name, data };
}

describe("pgfplotsScript", () => {
  it("has few points inside, names escaped", () => {
    const { text, name, data } = texOf([LINE]);
    expect(data).toEqual([]);
    expect(name).toBe("loss.tex");
    expect(text).toContain("\\definecolor{line1}{HTML}{1F5FC4}");
    expect(text).toContain("table {\nx y\n0 0.5\n1 nan\n};");
    expect(text).toContain("table {\nx y\n0 0.5\n1 0.25\n};");
    expect(text).toContain("\\addlegendentry{run\\_1}");
    expect(text).toContain("ymode=log,\n  ymin=0.01,");
  });

  it("has a file beside it for each line of many points", () => {
    const { text, data } = texOf([MANY]);
    expect(data).toHaveLength(1);
    expect(text).toContain("table {loss-1.dat};");
    expect(data[0]?.name).toBe("loss-1.dat");
    expect(data[0]?.text.split("\n")).toHaveLength(3002);
  });

  it("counts hours from the first moment, and lets two axes share their bounds", () => {
    const right = { ...LINE, look: { color: "#ff0000", axis: "right" } as const };
    const { text } = texOf([LINE, right], { ...FIGURE, places: "wall" });
    expect(text?.match(/\\begin\{axis\}/g)).toHaveLength(2);
    expect(text?.match(/xmin=0,\n {2}xmax=1,/g)).toHaveLength(2);
    expect(text).toContain("hours since 1970-{}01-{}01T00:01:40.000Z");
  });

  it("fills a band where both of its bounds are numbers", () => {
    const band = lineOf(
      "a",
      [
        [0, 0, 1],
        [1, 0, 2],
        [2, 0, 3],
      ],
      {
        extras: { lower: Float64Array.of(0, NaN, 2), upper: Float64Array.of(2, 3, 4) },
      },
    );
    const { text } = texOf([band]);
    expect(text).toContain("forget plot] table {\nx y\n0 2\n2 4\n2 2\n0 0\n};");
  });
});

describe("matplotlibScript", () => {
  it("has few points inside", async () => {
    const { text, name, data } = await pythonOf([LINE]);
    expect(data).toEqual([]);
    expect(name).toBe("loss.py");
    expect(text).toContain('"x": [0, 1],\n     "y": [0.5, nan],\n     "smoothed": [0.5, 0.25]');
    expect(text).toContain('axes.set_yscale("log", nonpositive="mask")\naxes.set_ylim(0.01, None)');
  });

  it("has many points in a table beside it", async () => {
    const { text, data } = await pythonOf([MANY]);
    expect(text).toContain('with_name("loss.csv")');
    expect(text).toContain('**points[("many", "loss")]');
    expect(data[0]?.name).toBe("loss.csv");
    expect(data[0]?.text.split("\r\n")).toHaveLength(3002);
  });
});

describe("texText", () => {
  it.each([
    ["50 % of $x_1^2$", "50 \\% of \\$x\\_1\\textasciicircum{}2\\$"],
    ["\\input{a}", "\\textbackslash{}input\\{a\\}"],
    ["a--b", "a-{}-{}b"],
    ["a\r\nb\u2028c", "a b c"],
    ["θ=0.1, Ω", "\\ensuremath{\\theta}=0.1,{} \\ensuremath{\\Omega}"],
    [
      "λ₁ ≤ 10⁻³",
      "\\ensuremath{\\lambda}\\ensuremath{_{1}} \\ensuremath{\\leq} 10\\ensuremath{^{-}}\\ensuremath{^{3}}",
    ],
    ["Α e\u0301", "A é"],
  ])("writes %j as %s", (text, tex) => expect(texText(text)).toBe(tex));

  it("leaves no sign that TeX acts upon", () => {
    for (const name of HOSTILE_NAMES) {
      const known = /\\ensuremath\{\\\w+\}|\\(?:text[a-z]+\{\}|[{}$&#%_])|[-,]\{\}/g;
      expect(texText(name).replaceAll(known, "")).not.toMatch(/[\\{}$&#%_^~\p{Cc}]/u);
    }
  });
});

describe("signsBeyondPdflatex", () => {
  it.each([
    ["αβγ Ωθ ≤≥≠ ∞∇∂ x₁² é ñ Š – “a”", ""],
    ["损失 Привет 😀 ħ 损", "损失Приветħ😀"],
  ])("of %j", (text, signs) => {
    expect(signsBeyondPdflatex(text).toSorted()).toEqual(Array.from(signs).toSorted());
  });

  it("decides which TeX a script is for", () => {
    expect(texNaming("θ")).toContain("% Lines drawn with pgfplots: pdflatex, lualatex or xelatex.");
    expect(texNaming("θ")).not.toContain("\\setmainfont");
    expect(texNaming("损失")).toContain("lualatex or xelatex. pdflatex lacks 损 失.");
    expect(texNaming("损失")).toContain("\\setmainfont");
  });
});

describe("values that are not finite", () => {
  const odd = lineOf("odd", [
    [0, 0, 1],
    [1, 0, NaN],
    [2, 0, 3],
    [3, 0, 4],
    [4, 0, Infinity],
    [5, 0, -Infinity],
  ]);

  it("stand at the edge of a pgfplots axis, and points between them are dots", () => {
    const { text } = texOf([odd]);
    expect(text).toContain("mark=*, mark size=1pt, forget plot] table {\nx y\n0 1\n};");
    const [, edge = ""] = (text ?? "").split("hide axis");
    expect(edge?.match(/triangle\*?(?=,)|(?<=x y\n)\d \d/g)?.join(" ")).toBe(
      "triangle* 4 1 triangle* 5 0 triangle 1 0",
    );
    expect(text?.match(/xmin=0,\n {2}xmax=5,/g)).toHaveLength(2);
    expect(texOf([MANY]).text).not.toContain("hide axis");
  });

  it("are drawn by a function of the Python script, which knows of logarithms", async () => {
    const { text } = await pythonOf([odd]);
    expect(text).toContain("draw_odd(panel, x, y, color, True)");
  });

  it("leaves a place on a log axis to what is above 0", () => {
    const values = Float64Array.of(1, -1, 2, 3);
    expect(oddPointsOf(values, "log").alone).toEqual([0]);
    expect(oddPointsOf(values, "linear").alone).toEqual([]);
  });
});

describe("pythonText", () => {
  it("is one line of ASCII quotes and escapes", () => {
    for (const name of HOSTILE_NAMES) {
      const text = pythonText(name);
      expect(text).toMatch(/^"(?:[^"\\\n\r\0]|\\["\\bfnrt]|\\u[0-9a-f]{4})*"$/);
      expect(JSON.parse(text)).toBe(name.replace("\ud800", "\ufffd"));
    }
  });
});
