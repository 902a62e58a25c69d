import { useEffect, useEffectEvent } from "react";
import { isPressed, type Key } from "../shortcuts.ts";
import { singleKeys } from "../single-keys.ts";

/**
 * Something that the reader can have done. Each is declared once: the palette, the
 * shortcuts and the sheet that lists them follow from it.
 */
export interface Command {
  /** Stays the same between visits: what was used lately is remembered by it. */
  readonly id: string;
  readonly section: CommandSection;
  readonly title: string;
  /** Told beside the title. */
  readonly note?: string;
  readonly key?: Key;
  readonly run: () => void;
}

/** In the order of the palette. */
export const COMMAND_SECTIONS = [
  "Page",
  "Dashboards",
  "Saved views",
  "Settings",
  "Runs",
  "Tags",
] as const;
export type CommandSection = (typeof COMMAND_SECTIONS)[number];

/** Does what belongs to a key that is pressed. */
export function useCommandKeys(commands: readonly Command[]): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    const command = commands.find(
      ({ key }) => key !== undefined && isPressed(key, event, singleKeys.get()),
    );
    if (command === undefined) return;
    event.preventDefault();
    command.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}
