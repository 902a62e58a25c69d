import { useEffect, useState, type RefObject } from "react";

/** How far outside of the visible part an element still counts as near. */
const MARGIN_PX = 600;

/** True while an element is in the visible part of what scrolls it, or near it. */
export function useNear(ref: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    return element === null ? undefined : watchNear(element, setNear);
  }, [ref]);
  return isNear;
}

interface Watcher {
  readonly observer: IntersectionObserver;
  readonly callbacks: Map<Element, (isNear: boolean) => void>;
}

/** One observer per scrolling element serves all cards in it. */
const watchers = new WeakMap<Element, Watcher>();

function watchNear(element: HTMLElement, onChange: (isNear: boolean) => void): () => void {
  const { observer, callbacks } = watcherOf(scrollingParent(element));
  callbacks.set(element, onChange);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    callbacks.delete(element);
  };
}

function watcherOf(root: Element): Watcher {
  const known = watchers.get(root);
  if (known !== undefined) return known;
  const callbacks: Watcher["callbacks"] = new Map();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) callbacks.get(target)?.(isIntersecting);
    },
    { root: root === document.documentElement ? document : root, rootMargin: `${MARGIN_PX}px 0px` },
  );
  const watcher = { observer, callbacks };
  watchers.set(root, watcher);
  return watcher;
}

function scrollingParent(element: HTMLElement): Element {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return document.documentElement;
}
