import { visibleName } from "@runlens/base";
import { Button } from "@runlens/widgets";
import { X } from "lucide-react";
import { useEffect } from "react";
import type { Notice } from "./annotations.ts";
import "./notice.css";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";

/** Long enough to read it and reach the button; the keys undo at any time. */
const SHOWN_MS = 8000;

/** These stay until they are closed. */
const LASTING: readonly Notice["kind"][] = ["failed", "warned"];

/** What was done last, with a button that takes it back, or what went wrong. */
export function NoticeBar() {
  const { annotations } = useSession();
  const notice = useStore(annotations.notice);
  const close = (): void => annotations.notice.update(() => undefined);
  useEffect(() => {
    if (notice === undefined || LASTING.includes(notice.kind)) return undefined;
    const timer = setTimeout(
      () => annotations.notice.update((now) => (now === notice ? undefined : now)),
      SHOWN_MS,
    );
    return () => clearTimeout(timer);
  }, [notice, annotations]);

  const { action } = notice ?? {};
  const act = (): void => {
    action?.run();
    close();
  };
  return (
    <div className="notice-place" role={notice?.kind === "failed" ? "alert" : "status"}>
      {notice !== undefined && (
        <div key={notice.id} className="notice" data-kind={notice.kind}>
          <span>{visibleName(notice.text)}</span>
          {notice.kind === "done" && <Button label="Undo" onClick={() => annotations.undo()} />}
          {notice.kind === "undone" && <Button label="Redo" onClick={() => annotations.redo()} />}
          {action && <Button label={action.label} onClick={act} />}
          <Button variant="icon" label="Close notice" icon={<X />} onClick={close} />
        </div>
      )}
    </div>
  );
}
