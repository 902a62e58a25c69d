import { Button } from "@runlens/widgets";

/** Says that a card stays behind the newest points since somebody moved it, and how to go on. */
export function FollowingNote({ onResume }: { readonly onResume: () => void }) {
  return (
    <div className="line-card-paused" role="status">
      <span>Following paused</span>
      <Button label="Resume" onClick={onResume} />
    </div>
  );
}
