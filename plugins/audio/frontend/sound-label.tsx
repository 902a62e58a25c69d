import { MarkdownView } from "@runlens/markdown/view";
import { useLoaded } from "@runlens/plugin-api/media";
import { useCallback } from "react";
import type { AudioContextOfPage } from "./context.ts";

interface SoundLabelProps {
  /** Markdown, not empty. */
  readonly label: string;
  readonly render: AudioContextOfPage["renderMarkdown"];
}

/** A label as the server renders it; as it was written while the server has not, or cannot. */
export function SoundLabel({ label, render }: SoundLabelProps) {
  const load = useCallback((signal: AbortSignal) => render(label, signal), [render, label]);
  const { value, loading, problem } = useLoaded(load);
  if (value === undefined || loading || problem !== undefined) return <p dir="auto">{label}</p>;
  return <MarkdownView rendered={value} />;
}
