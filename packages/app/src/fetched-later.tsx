import { useEffect, useState, type ComponentType } from "react";
import { useSession } from "./session.ts";

/**
 * A component that is fetched when it is first drawn; until then nothing is in its place. Where
 * it cannot be fetched, as when the server is gone, a notice says so, and the next time tries
 * again. Not by Suspense, which would draw it up to 0.3 s after it is there.
 */
export function fetchedLater<Props extends object>(
  fetchComponent: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function FetchedLater(props) {
    const { annotations } = useSession();
    const [Fetched, setFetched] = useState(() => known);
    useEffect(() => {
      if (known !== undefined) return;
      fetchComponent().then(
        (component) => {
          known = component;
          setFetched(() => component);
        },
        () => annotations.tellFailure(NOT_FETCHED),
      );
    }, [annotations]);
    return Fetched === undefined ? null : <Fetched {...props} />;
  };
}

const NOT_FETCHED =
  "A part of the page could not be fetched. Reload the page once the server is there.";
