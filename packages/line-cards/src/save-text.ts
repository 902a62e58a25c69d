import { saveFile } from "@runlens/widgets";

/** Hands the reader a text as a file; signs that files cannot have in their names become "-". */
export function saveText(name: string, type: string, text: string): void {
  saveFile(name.replaceAll(/[/\\:*?"<>|]+/g, "-"), new Blob([text], { type }));
}
