import { fetchedLater } from "./fetched-later.tsx";

/** A list of things to do: arrows move, letters search, Enter does, Escape closes. */
export const Menu = fetchedLater(async () => (await import("./menu-popup.tsx")).MenuPopup, {
  isWanted: ({ anchor }) => anchor !== undefined,
  isEarly: true,
});
