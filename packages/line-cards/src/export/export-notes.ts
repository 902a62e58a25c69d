import { countText } from "@runlens/base";
import { pictureFacts, type PictureFacts, type PictureFormat } from "@runlens/charts";
import { pixelsOf, signsBeyondPdflatex, sizeProblem } from "@runlens/export";
import { chartTheme } from "@runlens/widgets";
import type { LineCardContext } from "../line-card-context.ts";
import { axisLabels } from "./axis-labels.ts";
import { pictureOptions } from "./card-picture.ts";
import { isPictureFormat, type ExportChoice } from "./export-choice.ts";
import type { ExportedCard } from "./exported-card.ts";

type NotesContext = Pick<LineCardContext, "settings">;

/** Of signs that a note lists. */
const MAX_SIGNS = 12;

/** What a reader should know before cards are saved so: sentences. */
export async function exportNotes(
  cards: readonly ExportedCard[],
  context: NotesContext,
  choice: ExportChoice,
): Promise<readonly string[]> {
  const { format } = choice;
  if (isPictureFormat(format)) {
    if (sizeProblem(choice.size) !== undefined) return [];
    const facts = cards.map((card) => factsOf(card, context, choice, format));
    return pictureNotes(await Promise.all(facts), choice);
  }
  return format === "pgfplots" ? texNotes(cards, context, choice) : [];
}

function factsOf(
  card: ExportedCard,
  context: NotesContext,
  choice: ExportChoice,
  format: PictureFormat,
): Promise<PictureFacts> {
  const names = card.sources.map(({ label }) => label);
  const options = pictureOptions(card, context, choice);
  const { title = "", xLabel = "", yLabel = "", y2Label = "", legend } = options;
  const texts = [title, xLabel, yLabel, y2Label, ...(legend === false ? [] : names)];
  return pictureFacts(names, texts, { ...options, theme: chartTheme(choice.theme) }, format);
}

function pictureNotes(facts: readonly PictureFacts[], choice: ExportChoice): readonly string[] {
  const { heightPx } = pixelsOf(choice.size);
  const highest = Math.max(...facts.map((each) => each.heightPx));
  const nameless = facts.reduce((sum, each) => sum + each.nameless, 0);
  const lacked = new Set(facts.flatMap((each) => each.lacked));
  return [
    ...(highest > heightPx ? [heightNote(highest / heightPx, facts.length, choice)] : []),
    ...(nameless > 0
      ? [
          `The legend cannot name ${countText(nameless, "line")}: take a larger picture, or show fewer runs.`,
        ]
      : []),
    ...(lacked.size > 0
      ? [
          `The font of PDF files lacks ${listed(lacked)}, drawn as empty boxes: SVG and PNG have all signs.`,
        ]
      : []),
  ];
}

function heightNote(share: number, cardCount: number, { size }: ExportChoice): string {
  const { width, height, unit } = size;
  const digits = { px: 1, mm: 10, in: 100 }[unit];
  const whole = Math.round(height * share * digits) / digits;
  return cardCount === 1
    ? `With its legend the picture is ${width} × ${whole} ${unit}.`
    : `With their legends pictures are up to ${whole} ${unit} high.`;
}

function texNotes(
  cards: readonly ExportedCard[],
  { settings }: NotesContext,
  choice: ExportChoice,
): readonly string[] {
  const texts = cards.flatMap(({ title, sources }) => [
    ...(choice.title ? [title] : []),
    ...(choice.labels ? Object.values(axisLabels(sources, settings)) : []),
    ...(choice.legend ? sources.map(({ label }) => label) : []),
  ]);
  const beyond = new Set(signsBeyondPdflatex(texts.join("")));
  return beyond.size === 0
    ? []
    : [`pdflatex lacks ${listed(beyond)}: the script wants lualatex or xelatex.`];
}

function listed(signs: ReadonlySet<string>): string {
  const some = [...signs].slice(0, MAX_SIGNS).join(" ");
  return signs.size > MAX_SIGNS ? `${some} …` : some;
}
