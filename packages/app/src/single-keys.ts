import { keep, readKept } from "./local-storage.ts";
import { createStore, type Store } from "./store.ts";

const STORAGE_KEY = "runlens.singleKeys";

/** Whether keys without Ctrl are shortcuts; kept in this browser. */
export const singleKeys: Store<boolean> = createStore(readKept(STORAGE_KEY) !== "off");

export function setSingleKeys(areOn: boolean): void {
  singleKeys.update(() => areOn);
  keep(STORAGE_KEY, areOn ? "on" : "off");
}
