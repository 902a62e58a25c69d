import type { MeshGeometry } from "./mesh-geometry.ts";
import { countsText, factsOf } from "./mesh-text.ts";

interface MeshFactsProps {
  readonly geometry: MeshGeometry;
  readonly open: boolean;
}

/** A mesh in numbers. */
export function MeshFacts({ geometry, open }: MeshFactsProps) {
  return (
    <details className="mesh-facts" open={open}>
      <summary>{countsText(geometry)}</summary>
      <table>
        <tbody>
          {factsOf(geometry).map(({ name, text }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
