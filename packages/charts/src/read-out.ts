/** Tells what cannot be seen to those who use a screen reader. */
export interface ReadOut {
  say(text: string): void;
  destroy(): void;
}

export function createReadOut(container: HTMLElement): ReadOut {
  const line = container.ownerDocument.createElement("div");
  line.className = "rl-chart-read-out";
  line.role = "status";
  container.append(line);
  return {
    say(text) {
      if (line.textContent !== text) line.textContent = text;
    },
    destroy: () => line.remove(),
  };
}
