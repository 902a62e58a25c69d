import "./keys.css";

/** Keys to be pressed, as on their caps. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key) => (
    <kbd key={key} className="rl-key">
      {key}
    </kbd>
  ));
}
