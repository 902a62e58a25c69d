import { tensorForm } from "@runlens/format";
import { withoutFormulas } from "@runlens/markdown";
import type { Formula, LoggedValue } from "@runlens/model";
import { json, notFound, type BackendContext, type Route } from "@runlens/plugin-api";
import {
  countParam,
  isSeriesOf,
  momentsOf,
  pointLimit,
  runAndTag,
  sampledMoments,
  seriesText,
} from "@runlens/plugin-api/compat";
import { textHtml } from "./text-html.ts";

const PLUGIN_NAME = "text";

/** How many values of a series TensorBoard sends. */
const USUAL_VALUES = 100;

/** A few bytes can announce a table of any size; each cell is converted on its own. */
const MAX_CELLS = 2 ** 14;

/** After this much HTML others have their turn; about 20 ms. */
const CHARACTERS_PER_TURN = 200_000;

/** TensorBoard's two text routes and one of our own, below `/data/plugin/text`. */
export default function textBackend(context: BackendContext): readonly Route[] {
  return [tagsRoute(context), textRoute(context), valueRoute(context)];
}

/** `GET /tags`: `{[run]: tag[]}`. */
function tagsRoute({ reader }: BackendContext): Route {
  return {
    path: "/tags",
    async handle({ experiment }) {
      const series = await reader.series({ experiment, pluginName: PLUGIN_NAME });
      const tagsByRun = new Map<string, string[]>();
      for (const { run, tag } of series) {
        const tags = tagsByRun.get(run) ?? [];
        tagsByRun.set(run, tags);
        tags.push(tag);
      }
      return json(Object.fromEntries(tagsByRun));
    },
  };
}

/**
 * `GET /text?run=&tag=&markdown=`: one series as `{wall_time, step, text}[]`, texts as
 * safe HTML. `markdown=false` leaves Markdown as it is. Empty for unknown series.
 */
function textRoute(context: BackendContext): Route {
  const { reader } = context;
  return {
    path: "/text",
    async handle({ experiment, query, signal }) {
      const series = { experiment, ...runAndTag(query) };
      const isMarkdown = query.get("markdown") !== "false";
      const isKnown = await isSeriesOf(reader, PLUGIN_NAME, series);
      const moments = (isKnown && (await momentsOf(reader, series, signal))) || [];
      const limit = pointLimit(context, PLUGIN_NAME, USUAL_VALUES);
      const takeTurns = createTurns();
      const texts: object[] = [];
      for (const { position } of sampledMoments(moments, limit)) {
        const [value] = (await reader.values({ ...series, positions: [position] }, signal)) ?? [];
        const text = value && textOf(value, isMarkdown, context);
        if (value === undefined || text === undefined) continue;
        texts.push({ wall_time: value.wallTimeSecs, step: value.step, text });
        await takeTurns(text.length);
      }
      return json(texts);
    },
  };
}

/**
 * `GET /value?run=&tag=&position=`: one value of a series, 0 the oldest, as
 * `{wall_time, step, text, formulas}`, the text as safe HTML with a mark in place of each
 * formula. Ours, for the dashboard: TensorBoard sends samples of whole series only, and shows
 * no formulas.
 */
function valueRoute(context: BackendContext): Route {
  const { reader } = context;
  return {
    path: "/value",
    async handle({ experiment, query, signal }) {
      const { run, tag } = runAndTag(query);
      const position = countParam(query, "position");
      const series = { experiment, run, tag };
      const isKnown = await isSeriesOf(reader, PLUGIN_NAME, series);
      const values = isKnown
        ? await reader.values({ ...series, positions: [position] }, signal)
        : [];
      const [value] = values ?? [];
      const formulas: Formula[] = [];
      const text = value && textOf(value, true, withFormulasIn(formulas, context));
      if (value === undefined || text === undefined) {
        throw notFound(`No text at position ${position} for ${seriesText(run, tag)}`);
      }
      return json({ wall_time: value.wallTimeSecs, step: value.step, text, formulas });
    },
  };
}

/** Takes formulas out of texts before they are rendered. */
function withFormulasIn(formulas: Formula[], context: BackendContext): BackendContext {
  return {
    ...context,
    markdownToHtml: (markdown) => context.markdownToHtml(withoutFormulas(markdown, formulas)),
  };
}

/** Undefined for what cannot be read and for what is no text. */
function textOf(
  value: LoggedValue,
  isMarkdown: boolean,
  context: BackendContext,
): string | undefined {
  if (value.kind !== "read") return undefined;
  const tensor = tensorForm(value.data, { maxElements: MAX_CELLS });
  if (tensor.kind === "unreadable") {
    return context.markdownToHtml(`**Not shown:** ${tensor.reason}.`);
  }
  return tensor.kind === "strings" ? textHtml(tensor, isMarkdown, context) : undefined;
}

/** Waits for others once enough characters were made. */
function createTurns(): (characters: number) => Promise<void> {
  let made = 0;
  return async (characters) => {
    made += characters;
    if (made < CHARACTERS_PER_TURN) return;
    made = 0;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  };
}
