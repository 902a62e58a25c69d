import { Menu as Base } from "@base-ui/react/menu";
import { visibleName } from "@runlens/base";
import { Check } from "lucide-react";
import { Fragment, useMemo, type ReactNode } from "react";
import "./menu.css";

export interface MenuItem {
  readonly label: string;
  /** A second line. */
  readonly note?: string;
  readonly icon?: ReactNode;
  /** The key that does the same, for the reader to learn. */
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  /** Of something that is on or off. */
  readonly isChecked?: boolean;
  readonly onSelect: () => void;
}

/** Items that belong together, with a line before the next. */
export interface MenuSection {
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

/** What a menu opens beside: an element, or a point of the window in CSS pixels. */
export type MenuAnchor = Element | { readonly x: number; readonly y: number };

interface MenuProps {
  readonly label: string;
  /** Undefined: the menu is closed. */
  readonly anchor: MenuAnchor | undefined;
  readonly sections: readonly MenuSection[];
  readonly onClose: () => void;
  /** What has the focus afterwards; false leaves it where an item took it. Default: what had it before. */
  readonly returnFocus?: () => HTMLElement | false | null;
}

/** `Menu`, once it was opened. */
export function MenuPopup({ label, anchor, sections, onClose, returnFocus }: MenuProps) {
  const place = useMemo(() => anchorOf(anchor), [anchor]);
  const hasIcons = sections.some(({ items }) =>
    items.some(({ icon, isChecked }) => icon !== undefined || isChecked !== undefined),
  );
  return (
    <Base.Root
      open={anchor !== undefined}
      modal={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          className="rl-menu-positioner"
          anchor={place}
          align="start"
          side="bottom"
          sideOffset={2}
        >
          <Base.Popup
            className="rl-menu"
            aria-label={label}
            finalFocus={() => returnFocus?.() ?? true}
          >
            {sections.map(({ title, items }, index) => (
              <Fragment key={index}>
                {index > 0 && <Base.Separator className="rl-menu-line" />}
                <Base.Group>
                  {title !== undefined && (
                    <Base.GroupLabel className="rl-menu-title">
                      {visibleName(title)}
                    </Base.GroupLabel>
                  )}
                  {items.map((item) => (
                    <Item key={item.label} {...item} hasIcons={hasIcons} />
                  ))}
                </Base.Group>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps extends MenuItem {
  /** Whether any item of the menu has one, so that labels begin at one place. */
  readonly hasIcons: boolean;
}

function Item({ label, icon, hasIcons, shortcut, isDisabled = false, ...item }: ItemProps) {
  const { note, isChecked, onSelect } = item;
  const content = (
    <>
      {hasIcons && (
        <span className="rl-menu-icon" aria-hidden>
          {isChecked === true ? <Check /> : icon}
        </span>
      )}
      <span className="rl-menu-label">
        {visibleName(label)}
        {note !== undefined && <span className="rl-menu-note">{note}</span>}
      </span>
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </>
  );
  const shared = { className: "rl-menu-item", disabled: isDisabled, label };
  return isChecked === undefined ? (
    <Base.Item {...shared} onClick={onSelect}>
      {content}
    </Base.Item>
  ) : (
    <Base.CheckboxItem {...shared} checked={isChecked} closeOnClick onCheckedChange={onSelect}>
      {content}
    </Base.CheckboxItem>
  );
}

function anchorOf(anchor: MenuAnchor | undefined) {
  if (anchor === undefined) return null;
  if (anchor instanceof Element) return anchor;
  const { x, y } = anchor;
  return { getBoundingClientRect: () => DOMRect.fromRect({ x, y, width: 0, height: 0 }) };
}
