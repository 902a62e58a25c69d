import { Button, fetchedLater, Popover } from "@runlens/widgets";
import { Bookmark } from "lucide-react";

interface SavedViewsMenuProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const SavedViews = fetchedLater(async () => (await import("./saved-views-list.tsx")).SavedViews);

/** Views with names, kept with the experiment for everybody who opens it. */
export function SavedViewsMenu({ isOpen, onOpenChange }: SavedViewsMenuProps) {
  return (
    <Popover
      title="Saved views"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      renderTrigger={(props) => (
        <Button {...props} variant="icon" label="Saved views" icon={<Bookmark />} />
      )}
    >
      <SavedViews onOpened={() => onOpenChange(false)} />
    </Popover>
  );
}
