/** Says that a card stays behind the newest points since somebody moved it; pressed, it goes on. */
export function FollowingNote({ onResume }: { readonly onResume: () => void }) {
  return (
    <div className="line-card-paused" role="status">
      <button type="button" onClick={onResume}>
        Following paused · <strong>Resume</strong>
      </button>
    </div>
  );
}
