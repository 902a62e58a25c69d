import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  type ComponentType,
} from "react";

/** Tells the reader of what failed and has no other place to say so. */
export const FailureContext = createContext<(text: string) => void>(() => {});

/** Is told when a part of what is drawn came later than the rest. */
export const ArrivalContext = createContext<() => void>(() => {});

/**
 * A component that is fetched when it is first drawn; until then nothing is in its place. Where
 * it cannot be fetched, as when the server is gone, `FailureContext` is told, and what can be
 * closed is closed, so that the next time tries again. Not by Suspense, which would draw it up
 * to 0.3 s after it is there.
 */
export function fetchedLater<Props extends object>(
  fetchComponent: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function FetchedLater(props) {
    const tellFailure = useContext(FailureContext);
    const arrive = useEffectEvent(useContext(ArrivalContext));
    const [Fetched, setFetched] = useState(() => known);
    const fail = useEffectEvent(() => {
      tellFailure(NOT_FETCHED);
      if (isClosable(props)) props.onClose();
    });
    useEffect(() => {
      if (Fetched !== undefined) {
        arrive();
        return undefined;
      }
      let isGone = false;
      fetchComponent().then(
        (component) => {
          known = component;
          if (!isGone) setFetched(() => component);
        },
        () => {
          if (!isGone) fail();
        },
      );
      return () => {
        isGone = true;
      };
    }, [Fetched]);
    return Fetched === undefined ? null : <Fetched {...props} />;
  };
}

function isClosable(props: object): props is { readonly onClose: () => void } {
  return "onClose" in props && typeof props.onClose === "function";
}

const NOT_FETCHED =
  "A part of the page could not be fetched. Reload the page once the server is there.";
