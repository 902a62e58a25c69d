import { MarkdownView } from "@runlens/markdown/view";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSession } from "./session.ts";

/** A note as the server renders it; as it was written while the server has not answered. */
export function RenderedNote({ note }: { readonly note: string }) {
  const { client } = useSession();
  const { data } = useQuery({
    queryKey: ["markdown", note],
    queryFn: ({ signal }) => client.renderMarkdown(note, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="run-note-text" role="group" aria-label="Note">
      {data === undefined ? (
        <p className="run-note-plain">{note}</p>
      ) : (
        <MarkdownView rendered={data} />
      )}
    </div>
  );
}
