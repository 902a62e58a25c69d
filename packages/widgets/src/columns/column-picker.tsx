import { Columns3 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../button.tsx";
import { Popover } from "../popover.tsx";

interface ColumnPickerProps {
  readonly label: string;
  /** There only while the list is open. */
  readonly children: ReactNode;
}

/** A button that opens the list of all columns that there can be: `ColumnChoices`. */
export function ColumnPicker({ label, children }: ColumnPickerProps) {
  return (
    <Popover
      title="Columns"
      renderTrigger={(props) => (
        <Button {...props} variant="icon" label={label} icon={<Columns3 aria-hidden />} />
      )}
    >
      {children}
    </Popover>
  );
}
