import { Button } from "@runlens/widgets";
import { X } from "lucide-react";
import { useEffect } from "react";
import "./notice.css";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";

/** Long enough to read it and reach the button; the keys undo at any time. */
const SHOWN_MS = 8000;

/** What was done last, with a button that takes it back. What went wrong stays until it is closed. */
export function NoticeBar() {
  const { annotations } = useSession();
  const notice = useStore(annotations.notice);
  const close = (): void => annotations.notice.update(() => undefined);
  useEffect(() => {
    if (notice === undefined || notice.kind === "failed") return undefined;
    const timer = setTimeout(
      () => annotations.notice.update((now) => (now === notice ? undefined : now)),
      SHOWN_MS,
    );
    return () => clearTimeout(timer);
  }, [notice, annotations]);

  return (
    <div className="notice-place" role={notice?.kind === "failed" ? "alert" : "status"}>
      {notice !== undefined && (
        <div key={notice.id} className="notice" data-kind={notice.kind}>
          <span>{notice.text}</span>
          {notice.kind === "done" && <Button label="Undo" onClick={() => annotations.undo()} />}
          {notice.kind === "undone" && <Button label="Redo" onClick={() => annotations.redo()} />}
          <Button variant="icon" label="Close notice" icon={<X />} onClick={close} />
        </div>
      )}
    </div>
  );
}
