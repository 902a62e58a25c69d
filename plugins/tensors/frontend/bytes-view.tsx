import { bytesText } from "@runlens/base";
import type { SeriesName } from "@runlens/plugin-api/media";
import type { TensorContext } from "./context.ts";
import { hexDump } from "./hex-dump.ts";
import type { TensorContent } from "./tensor-content.ts";
import { useSeriesInfo } from "./use-series-info.ts";

interface BytesViewProps {
  readonly content: Exclude<TensorContent, { kind: "problem" }>;
  readonly series: SeriesName;
  readonly reader: TensorContext["reader"];
}

/** More would make the page slow, and nobody reads it. */
const MAX_SHOWN_BYTES = 4096;

/** What was logged, byte by byte: the value, and what its writer said of the series. */
export function BytesView({ content, series, reader }: BytesViewProps) {
  const info = useSeriesInfo(reader, series);
  return (
    <div className="tensor-bytes">
      {content.kind === "bytes" && <p>{content.reason}</p>}
      <Dump title="Value" bytes={content.bytes} />
      {info !== undefined && (
        <>
          <Dump title="Metadata of the plugin" bytes={info.pluginContent} />
          <p>
            data class {info.dataClass}
            {info.displayName !== "" && <> · display name “{info.displayName}”</>}
          </p>
          {info.description !== "" && <p>{info.description}</p>}
        </>
      )}
    </div>
  );
}

function Dump({ title, bytes }: { readonly title: string; readonly bytes: Uint8Array }) {
  return (
    <figure>
      <figcaption>
        {title} · {bytesText(bytes.length)}
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      {bytes.length > 0 && <pre tabIndex={0}>{hexDump(bytes, MAX_SHOWN_BYTES)}</pre>}
    </figure>
  );
}
