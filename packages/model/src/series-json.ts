import type { ApiSeriesInfo } from "./api.ts";
import type { SeriesInfo } from "./run.ts";

/** A series as JSON can hold it. */
export function apiSeriesInfo(info: SeriesInfo): ApiSeriesInfo {
  // Byte by byte: what an argument list can hold is limited.
  const bytes = Array.from(info.pluginContent, (byte) => String.fromCharCode(byte));
  return { ...info, pluginContent: btoa(bytes.join("")) };
}

/** What `apiSeriesInfo` was made of. */
export function seriesInfoOf(info: ApiSeriesInfo): SeriesInfo {
  const bytes = atob(info.pluginContent);
  return { ...info, pluginContent: Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)) };
}
