import type { Theme } from "@runlens/widgets";
import { keep, readKept } from "./local-storage.ts";
import { createStore, useStore, type Store } from "./store.ts";

export type ThemeChoice = "auto" | "light" | "dark";

/** public/theme.js reads the same key before the first paint. */
const STORAGE_KEY = "runlens.theme";
/** The end of "the theme is …". */
export const THEME_NAMES: Readonly<Record<ThemeChoice, string>> = {
  auto: "as the system",
  light: "light",
  dark: "dark",
};
const NEXT: Readonly<Record<ThemeChoice, ThemeChoice>> = {
  auto: "light",
  light: "dark",
  dark: "auto",
};

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const systemTheme: Store<Theme> = createStore<Theme>(systemIsDark.matches ? "dark" : "light");
systemIsDark.addEventListener("change", ({ matches }) => {
  systemTheme.update(() => (matches ? "dark" : "light"));
});
const themeChoice = createStore<ThemeChoice>(readChoice());

/** What the reader chose, and the theme that follows from it and from the system. */
export function useTheme(): { readonly choice: ThemeChoice; readonly theme: Theme } {
  const choice = useStore(themeChoice);
  const system = useStore(systemTheme);
  return { choice, theme: choice === "auto" ? system : choice };
}

/** Automatic, light, dark and round again. */
export function chooseNextTheme(): void {
  chooseTheme(NEXT[themeChoice.get()]);
}

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.update(() => choice);
  keep(STORAGE_KEY, choice);
}

function readChoice(): ThemeChoice {
  const stored = readKept(STORAGE_KEY);
  return stored === "light" || stored === "dark" ? stored : "auto";
}
