import { MarkdownView } from "@runlens/markdown/view";
import type { RenderedMarkdown } from "@runlens/model";
import { Answered, ProblemNote } from "@runlens/tag-board";
import { useLayoutEffect, useRef } from "react";
import type { SeriesName } from "@runlens/plugin-api/media";
import type { TextForm } from "./context.ts";
import { highlight } from "./highlight.ts";
import { rawText } from "./raw-text.ts";
import { reductionNote, type TextContent, type TextTable } from "./text-content.ts";
import { useRendered, WAITING } from "./use-text.ts";

interface TextBodyProps {
  readonly series: SeriesName;
  readonly position: number;
  readonly content: TextContent;
  readonly form: TextForm;
  /** Marked where it is found. */
  readonly query: string;
}

/** One text in the form that was asked for. */
export function TextBody({ series, position, content, form, query }: TextBodyProps) {
  if (content.kind === "problem") return <ProblemNote problem={content.problem} />;
  if (form === "markdown") {
    // The server says itself what it left out of the tensor.
    return <RenderedText series={series} position={position} content={content} query={query} />;
  }
  const note = reductionNote(content);
  return (
    <>
      {note !== undefined && <p className="text-reduced">{note}</p>}
      <PlainText table={content} form={form} query={query} />
    </>
  );
}

function RenderedText({ series, position, content, query }: Omit<TextBodyProps, "form">) {
  return (
    <Answered answer={useRendered(series, position, content)} waiting={WAITING}>
      {(rendered) => <MarkedText rendered={rendered} query={query} />}
    </Answered>
  );
}

interface MarkedTextProps {
  readonly rendered: RenderedMarkdown;
  readonly query: string;
}

function MarkedText({ rendered, query }: MarkedTextProps) {
  const place = useRef<HTMLDivElement>(null);
  useHighlight(place, query, rendered);
  return <MarkdownView ref={place} rendered={rendered} />;
}

interface PlainTextProps {
  readonly table: TextTable;
  readonly form: "plain" | "raw";
  readonly query: string;
}

function PlainText({ table, form, query }: PlainTextProps) {
  const place = useRef<HTMLDivElement>(null);
  useHighlight(place, query, table, form);
  const shown = (text: string) => (form === "raw" ? rawText(text) : text);
  return (
    <div ref={place} className="text-plain" data-raw={form === "raw" || undefined} dir="auto">
      {table.shape.length === 0 ? (
        shown(table.rows[0]?.[0] ?? "")
      ) : (
        <table>
          <tbody>
            {table.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((text, column) => (
                  <td key={column}>{shown(text)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** @param content whatever the element's words derive from. */
function useHighlight(
  place: { readonly current: HTMLElement | null },
  query: string,
  ...content: readonly unknown[]
): void {
  useLayoutEffect(
    () => (place.current === null ? undefined : highlight(place.current, query)),
    // oxlint-disable-next-line react/exhaustive-deps -- other words are marked anew
    [place, query, ...content],
  );
}
