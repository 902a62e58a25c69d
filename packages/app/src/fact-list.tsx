import { visibleName } from "@runlens/base";
import { Fragment } from "react";
import type { Fact } from "./run-manifest.ts";

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, entries }, place) => (
        <Fragment key={place}>
          <dt>{visibleName(term)}</dt>
          <dd>
            {entries.map(({ name, text }, index) => (
              <div key={index}>
                {name !== undefined && <span className="fact-name">{name}</span>}
                <span className="fact-text">{text}</span>
              </div>
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
