import type { ViewState } from "@runlens/plugin-api";
import { cameraText, parseCamera, type OrbitCamera } from "./orbit.ts";

/** Cameras that people moved, by key; kept in the link. */
export interface Cameras {
  /** Undefined: nobody moved it. */
  get(key: string): OrbitCamera | undefined;
  /** Undefined: back to where it was at first. */
  set(key: string, camera: OrbitCamera | undefined): void;
  /** Calls back at once when the camera moves. */
  follow(key: string, listener: () => void): () => void;
  /** Takes what the link says from now on. */
  setLink(link: ViewState): void;
}

/** A link that changes with every frame of a movement would slow the movement down. */
const LINK_DELAY_MS = 250;

export function createCameras(firstLink: ViewState): Cameras {
  const moving = new Map<string, OrbitCamera | undefined>();
  const listeners = new Map<string, Set<() => void>>();
  let link = firstLink;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    get(key) {
      if (moving.has(key)) return moving.get(key);
      const text = link.get(key);
      return text === undefined ? undefined : parseCamera(text);
    },
    set(key, camera) {
      moving.set(key, camera);
      clearTimeout(timer);
      timer = setTimeout(save, LINK_DELAY_MS);
      for (const listener of listeners.get(key) ?? []) listener();
    },
    follow(key, listener) {
      const followers = listeners.get(key) ?? new Set();
      listeners.set(key, followers.add(listener));
      return () => followers.delete(listener);
    },
    setLink(next) {
      link = next;
    },
  };

  function save(): void {
    for (const [key, camera] of moving) {
      link.set(key, camera && cameraText(camera));
    }
    moving.clear();
  }
}
