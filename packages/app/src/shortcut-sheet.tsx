import { Dialog } from "@runlens/widgets";
import { Fragment } from "react";
import { shortcutGroups } from "./shortcuts.ts";

interface ShortcutSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutSheet({ open, onClose }: ShortcutSheetProps) {
  return (
    <Dialog title="Shortcuts" open={open} onClose={onClose}>
      <div className="shortcuts">
        {shortcutGroups.map(({ title, shortcuts }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <Fragment key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
