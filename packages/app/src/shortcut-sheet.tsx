import { Dialog, Keys, Toggle } from "@runlens/widgets";
import { Fragment } from "react";
import type { Command } from "./commands/command.ts";
import { gestureGroups, keyNames } from "./shortcuts.ts";
import { setSingleKeys, singleKeys } from "./single-keys.ts";
import { useStore } from "./store.ts";

interface ShortcutSheetProps {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

/** The keys of commands, then what keys and pointer do on parts of the page. */
export function ShortcutSheet({ commands, onClose }: ShortcutSheetProps) {
  const areSingleKeysOn = useStore(singleKeys);
  const anywhere = commands.flatMap(({ key, title }) =>
    key === undefined ? [] : [{ keys: keyNames(key), does: title }],
  );
  const groups = [{ title: "Anywhere", gestures: anywhere }, ...gestureGroups];
  return (
    <Dialog title="Shortcuts" open onClose={onClose}>
      <div className="shortcuts">
        {groups.map(({ title, gestures }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {gestures.map(({ keys, does }) => (
                <Fragment key={does}>
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Toggle
        label="Single keys, such as / and ?, work anywhere"
        checked={areSingleKeysOn}
        onChange={setSingleKeys}
      />
    </Dialog>
  );
}
