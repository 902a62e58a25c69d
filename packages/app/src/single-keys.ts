import { createStore, type Store } from "./store.ts";

const STORAGE_KEY = "runlens.singleKeys";

/** Whether keys without Ctrl are shortcuts; kept in this browser. */
export const singleKeys: Store<boolean> = createStore(readChoice());

export function setSingleKeys(areOn: boolean): void {
  singleKeys.update(() => areOn);
  try {
    localStorage.setItem(STORAGE_KEY, areOn ? "on" : "off");
  } catch {
    // Where storage is barred the choice lasts as long as the page.
  }
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== "off";
  } catch {
    return true;
  }
}
