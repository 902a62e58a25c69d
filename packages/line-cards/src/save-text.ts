/** Hands the reader a text as a file; signs that files cannot have in their names become "-". */
export function saveText(name: string, type: string, text: string): void {
  saveBlob(name.replaceAll(/[/\\:*?"<>|]+/g, "-"), new Blob([text], { type }));
}

/** Hands the reader a file. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Browsers that ask where to put it may take their time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
