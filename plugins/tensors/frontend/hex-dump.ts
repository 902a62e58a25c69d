import { groupedText } from "@runlens/base";
const BYTES_PER_LINE = 16;

/**
 * Bytes as people read them: place, 16 bytes in hexadecimal, and those that are printable ASCII.
 *
 *     00000000  08 01 12 04 77 69 64 65                          ....wide
 *
 * @param maxBytes the rest is left out, and the last line says how much it is.
 */
export function hexDump(bytes: Uint8Array, maxBytes: number): string {
  const lines: string[] = [];
  const end = Math.min(bytes.length, maxBytes);
  for (let at = 0; at < end; at += BYTES_PER_LINE) {
    const line = [...bytes.subarray(at, Math.min(at + BYTES_PER_LINE, end))];
    const hex = line.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const text = line.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "."));
    const place = at.toString(16).padStart(8, "0");
    lines.push(`${place}  ${hex.padEnd(3 * BYTES_PER_LINE - 1)}  ${text.join("")}`);
  }
  if (end < bytes.length) lines.push(`… ${groupedText(bytes.length - end)} bytes more`);
  return lines.join("\n");
}
