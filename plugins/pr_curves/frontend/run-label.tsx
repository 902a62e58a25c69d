/** A run's colour and name. */
export function RunLabel({ name, color }: { readonly name: string; readonly color: string }) {
  return (
    <span className="pr-run">
      <span className="pr-dot" style={{ background: color }} aria-hidden />
      <span className="pr-run-name" title={name}>
        <bdi>{name}</bdi>
      </span>
    </span>
  );
}
