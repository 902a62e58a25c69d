import { csvText, visibleName } from "@runlens/base";
import { Button, useCopy } from "@runlens/widgets";
import { Copy, Download, X } from "lucide-react";
import type { TooltipContent } from "@runlens/charts";
import { saveText } from "./save-text.ts";

export interface Reading extends Pick<TooltipContent, "columns" | "rows"> {
  /** Which side of the chart it was read on; the table stands on the other. */
  readonly isOnLeft: boolean;
}

interface PinnedReadingProps {
  readonly title: string;
  readonly reading: Reading;
  readonly onClose: () => void;
}

/** What a tooltip said, kept to be read in peace, copied and saved. */
export function PinnedReading({ title, reading, onClose }: PinnedReadingProps) {
  const { columns, rows, isOnLeft } = reading;
  const { copied, copy } = useCopy();
  const textOf = (separator: string): string =>
    csvText([columns, ...rows.map(({ cells }) => cells)], separator);
  return (
    <div
      className="line-card-reading"
      role="dialog"
      aria-label={`Values of ${title}`}
      data-side={isOnLeft ? "right" : "left"}
    >
      <div className="line-card-reading-bar">
        <span>{rows.length === 1 ? "1 line" : `${rows.length} lines`}</span>
        <Button
          variant="icon"
          label={copied ? "Copied" : "Copy values"}
          icon={<Copy aria-hidden />}
          onClick={() => void copy(textOf("\t"))}
        />
        <Button
          variant="icon"
          label="Save values as CSV"
          icon={<Download aria-hidden />}
          onClick={() => saveText(`${title}.csv`, "text/csv", textOf(","))}
        />
        <Button variant="icon" label="Close values" icon={<X aria-hidden />} onClick={onClose} />
      </div>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ color, cells }) => (
            <tr key={cells[0]}>
              {cells.map((cell, i) => (
                <td key={columns[i]}>
                  {i === 0 && (
                    <span className="line-card-dot" style={{ background: color }} aria-hidden />
                  )}
                  {i === 0 ? <bdi>{visibleName(cell)}</bdi> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
