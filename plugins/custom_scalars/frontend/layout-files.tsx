import { bytesText } from "@runlens/base";
import type { Layout } from "@runlens/format";
import { Button, saveFile } from "@runlens/widgets";
import { Download, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { formatLayout, parseLayout } from "./layout-text.ts";

interface LayoutFilesProps {
  readonly layout: Layout;
  readonly onImport: (layout: Layout) => void;
}

/** Far above any layout made by hand. */
const MAX_BYTES = 2 ** 20;

/** A layout to a JSON file and back. */
export function LayoutFiles({ layout, onImport }: LayoutFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const read = async (file: File): Promise<void> => {
    if (file.size > MAX_BYTES) {
      setProblem(`${file.name} has ${bytesText(file.size)}; a layout has at most 1 MB.`);
      return;
    }
    const result = parseLayout(await file.text());
    setProblem(
      result.kind === "invalid" ? `${file.name} is no layout: ${result.reason}` : undefined,
    );
    if (result.kind === "layout") onImport(result.layout);
  };
  return (
    <>
      <Button
        label="Export JSON"
        icon={<Download aria-hidden />}
        onClick={() =>
          saveFile(
            "custom-scalars-layout.json",
            new Blob([formatLayout(layout)], { type: "application/json" }),
          )
        }
      />
      <Button
        label="Import JSON"
        icon={<Upload aria-hidden />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label="Layout file"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) void read(file);
        }}
      />
      {problem !== undefined && (
        <span className="cs-problems" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
