const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  // Two of them in a row would be one sign: a dash, a quotation mark.
  ",": ",{}",
  "-": "-{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\textquotedbl{}",
  "`": "\\textasciigrave{}",
  "'": "\\textquotesingle{}",
};

/** Signs of mathematics and the commands for them that every TeX knows. */
const COMMANDS = `
  α alpha  β beta  γ gamma  δ delta  ε varepsilon  ζ zeta  η eta  θ theta  ι iota  κ kappa
  λ lambda  μ mu  ν nu  ξ xi  π pi  ρ rho  σ sigma  τ tau  υ upsilon  φ varphi  χ chi  ψ psi
  ω omega
  ϵ epsilon  ϑ vartheta  ϖ varpi  ϱ varrho  ς varsigma  ϕ phi
  Γ Gamma  Δ Delta  Θ Theta  Λ Lambda  Ξ Xi  Π Pi  Σ Sigma  Υ Upsilon  Φ Phi  Ψ Psi  Ω Omega
  ≤ leq  ≥ geq  ≠ neq  ≈ approx  ≡ equiv  ≪ ll  ≫ gg  ∼ sim  ≃ simeq  ≅ cong  ∝ propto
  ∞ infty  ∂ partial  ∇ nabla  ∑ sum  ∏ prod  ∫ int  √ surd  ∈ in  ∉ notin  ∋ ni  ∀ forall
  ∃ exists  ∅ emptyset  ∩ cap  ∪ cup  ⊂ subset  ⊃ supset  ⊆ subseteq  ⊇ supseteq  ∧ wedge
  ∨ vee  ∠ angle
  ⋅ cdot  ∘ circ  ∗ ast  ⊕ oplus  ⊗ otimes  ⊙ odot  ∓ mp  † dagger  ‡ ddagger  ⊥ perp
  ∥ parallel  ‖ Vert  ⟨ langle  ⟩ rangle  ⌈ lceil  ⌉ rceil  ⌊ lfloor  ⌋ rfloor  ℓ ell
  ← leftarrow  → rightarrow  ↑ uparrow  ↓ downarrow  ↔ leftrightarrow  ⇐ Leftarrow
  ⇒ Rightarrow  ⇔ Leftrightarrow  ↦ mapsto
`;
const MATHS: ReadonlyMap<string, string> = new Map([
  ...Array.from(
    COMMANDS.matchAll(/(\S) (\w+)/gu),
    ([, sign = "", name]) => [sign, `\\${name}`] as const,
  ),
  ["−", "-"],
  ["′", "'"],
  ["∕", "/"],
]);

/** Greek that looks like Latin has no commands of its own. */
const LATIN_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", (sign, i) => [sign, "ABEZHIKMNOPTXo"[i] ?? sign]),
);

/** Digits and signs above and below the line. */
const RAISED = new Map(
  Array.from("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", (sign, i) => [sign, "0123456789+-=()ni"[i]]),
);
const LOWERED = new Map(
  Array.from("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", (sign, i) => [
    sign,
    "0123456789+-=()aeoxhklmnpstijruv"[i],
  ]),
);

/** What pdflatex sets in the T1 encoding: the letters of Latin scripts, and common signs. */
const WESTERN = /(?![ĦħĸĿŀŉŦŧſ])[\x20-\x7e\u00a0-\u017f\u2010-\u2015‘’‚“”„‰‹›€…•™]/u;

/**
 * A text as LaTeX prints it, sign for sign, in braces or not. Greek and common signs of
 * mathematics become commands. Signs that control become blanks.
 */
export function texText(text: string): string {
  return plain(text).replaceAll(/[^\w .]|_/gu, (sign) => ESCAPES[sign] ?? mathText(sign) ?? sign);
}

/** Signs that `texText` leaves as they are and pdflatex stops at, each once. */
export function signsBeyondPdflatex(text: string): readonly string[] {
  const beyond = Array.from(plain(text)).filter(
    (sign) => mathText(sign) === undefined && !WESTERN.test(sign),
  );
  return [...new Set(beyond)];
}

function mathText(sign: string): string | undefined {
  const command = MATHS.get(sign);
  if (command !== undefined) return `\\ensuremath{${command}}`;
  const [raised, lowered] = [RAISED.get(sign), LOWERED.get(sign)];
  if (raised !== undefined) return `\\ensuremath{^{${raised}}}`;
  if (lowered !== undefined) return `\\ensuremath{_{${lowered}}}`;
  return LATIN_LIKE[sign];
}

function plain(text: string): string {
  return text.normalize("NFC").replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ");
}
