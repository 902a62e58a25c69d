/** Tells what cannot be seen to those who use a screen reader. */
export interface ReadOut {
  say(text: string): void;
  destroy(): void;
}

export function createReadOut(container: HTMLElement): ReadOut {
  const line = container.ownerDocument.createElement("div");
  // Of the style sheet that the colours are from, too.
  line.className = "rl-visually-hidden";
  line.role = "status";
  container.append(line);
  return {
    say(text) {
      if (line.textContent !== text) line.textContent = text;
    },
    destroy: () => line.remove(),
  };
}
