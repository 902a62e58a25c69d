import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from "lucide-react";
import { useId, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { readPanelState, writePanelState, type PanelState } from "./panel-state.ts";
import "./split-panel.css";

interface SplitPanelProps {
  /** Names the stored state: panels with the same id share it. */
  readonly id: string;
  readonly title: string;
  readonly side: "left" | "right";
  /** CSS pixels. */
  readonly defaultWidth: number;
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly defaultCollapsed?: boolean;
  /** Whether it takes all there is, instead of its width. */
  readonly isFull?: boolean;
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const KEY_STEP = 16;

/**
 * A side panel with a handle on its inner edge: drag or arrow keys resize it,
 * double-click restores the default width, Enter collapses it to a strip. Width and
 * collapse are remembered in local storage.
 */
export function SplitPanel(props: SplitPanelProps) {
  const { id, title, side, minWidth, maxWidth, isFull = false, actions, children } = props;
  const bodyId = useId();
  const [panel, setPanel] = usePanelState(props);
  const clamped = (width: number): number => Math.min(Math.max(width, minWidth), maxWidth);
  const resize = (width: number): void => setPanel({ width: clamped(width), collapsed: false });
  const [wasUsed, setWasUsed] = useState(false);
  const setCollapsed = (collapsed: boolean): void => {
    setPanel({ ...panel, collapsed });
    setWasUsed(true);
  };
  // The button that was pressed goes away; its opposite takes the focus over.
  const takeFocus = wasUsed ? focusOn : null;
  const handle = resizeHandle(side, panel.width, resize);

  if (panel.collapsed && !isFull) {
    return (
      <aside className={`rl-panel rl-panel-${side} rl-panel-strip`} aria-label={title}>
        <button
          ref={takeFocus}
          type="button"
          className="rl-panel-open"
          aria-label={`Open ${title.toLowerCase()}`}
          onClick={() => setCollapsed(false)}
        >
          {side === "left" ? <PanelLeftOpen aria-hidden /> : <PanelRightOpen aria-hidden />}
          <span className="rl-panel-open-title">{title}</span>
        </button>
      </aside>
    );
  }
  return (
    <aside
      className={`rl-panel rl-panel-${side}`}
      aria-label={title}
      data-panel={id}
      data-full={isFull || undefined}
      style={isFull ? undefined : { width: panel.width }}
    >
      <div className="rl-panel-header">
        <h2 className="rl-panel-title">{title}</h2>
        {actions}
        {!isFull && (
          <Button
            ref={takeFocus}
            variant="icon"
            label={`Collapse ${title.toLowerCase()}`}
            icon={side === "left" ? <PanelLeftClose /> : <PanelRightClose />}
            onClick={() => setCollapsed(true)}
          />
        )}
      </div>
      <div id={bodyId} className="rl-panel-body">
        {children}
      </div>
      {!isFull && (
        <div
          role="separator"
          className="rl-panel-handle"
          tabIndex={0}
          aria-label={`Width of ${title.toLowerCase()}`}
          aria-orientation="vertical"
          aria-controls={bodyId}
          aria-valuemin={minWidth}
          aria-valuemax={maxWidth}
          aria-valuenow={Math.round(panel.width)}
          onDoubleClick={() => resize(props.defaultWidth)}
          onKeyDown={(event) => {
            if (event.key === "Enter") setCollapsed(true);
            else handle.onKeyDown(event);
          }}
          onPointerDown={handle.onPointerDown}
        />
      )}
    </aside>
  );
}

function focusOn(button: HTMLButtonElement | null): void {
  button?.focus();
}

function usePanelState(props: SplitPanelProps): [PanelState, (next: PanelState) => void] {
  const [panel, setPanel] = useState(
    () =>
      readPanelState(props.id) ?? {
        width: props.defaultWidth,
        collapsed: props.defaultCollapsed ?? false,
      },
  );
  const set = (next: PanelState): void => {
    setPanel(next);
    writePanelState(props.id, next);
  };
  return [panel, set];
}

function resizeHandle(
  side: "left" | "right",
  width: number,
  resize: (width: number) => void,
): {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const grows = side === "left" ? 1 : -1;
  return {
    onPointerDown(event) {
      const target = event.currentTarget;
      const startX = event.clientX;
      target.setPointerCapture(event.pointerId);
      target.addEventListener("pointermove", move);
      target.addEventListener(
        "lostpointercapture",
        () => target.removeEventListener("pointermove", move),
        { once: true },
      );
      function move(moved: globalThis.PointerEvent): void {
        resize(width + (moved.clientX - startX) * grows);
      }
    },
    onKeyDown(event) {
      const direction = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (direction === 0) return;
      event.preventDefault();
      resize(width + direction * grows * KEY_STEP);
    },
  };
}
