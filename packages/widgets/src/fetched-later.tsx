import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ComponentType,
} from "react";
import { holdTyped, type TypedAhead } from "./typed-ahead.ts";

/** Tells the reader of what failed and has no other place to say so. */
export const FailureContext = createContext<(text: string) => void>(() => {});

/** Is told when a part of what is drawn came later than the rest. */
export const ArrivalContext = createContext<() => void>(() => {});

/** What `prefetchLater` fetches. */
const early: (() => Promise<unknown>)[] = [];

interface FetchTimes<Props> {
  /** Nothing is fetched or drawn before this first holds. Default: always. */
  readonly isWanted?: (props: Props) => boolean;
  /** Also fetched by `prefetchLater`, and given what is typed until it has the focus. Default: no. */
  readonly isEarly?: boolean;
}

/**
 * A component that is fetched when it is first wanted, and stays from then on; until then nothing
 * is in its place. Where it cannot be fetched, as when the server is gone, `FailureContext` is
 * told, and what can be closed is closed, so that the next time tries again, in browsers that do
 * not keep such a failure until the page is loaded again. Not by Suspense, which would draw it up
 * to 0.3 s after it is there.
 */
export function fetchedLater<Props extends object>(
  fetchComponent: () => Promise<ComponentType<Props>>,
  { isWanted: isWantedWith = () => true, isEarly = false }: FetchTimes<Props> = {},
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  const fetchKnown = async (): Promise<void> => {
    known = await fetchComponent();
  };
  if (isEarly) early.push(fetchKnown);
  return function FetchedLater(props) {
    const tellFailure = useContext(FailureContext);
    const arrive = useEffectEvent(useContext(ArrivalContext));
    const isWanted = isWantedWith(props);
    const [Fetched, setFetched] = useState<ComponentType<Props>>();
    const isMissing = isWanted && Fetched === undefined;
    if (isMissing && known !== undefined) setFetched(() => known);
    const fail = useEffectEvent(() => {
      tellFailure(NOT_FETCHED);
      if (isClosable(props)) props.onClose();
    });
    useEffect(() => {
      if (!isMissing) return undefined;
      let isGone = false;
      fetchKnown().then(
        () => {
          if (!isGone) setFetched(() => known);
        },
        () => {
          if (!isGone) fail();
        },
      );
      return () => {
        isGone = true;
      };
    }, [isMissing]);
    const typed = useRef<TypedAhead>(undefined);
    useEffect(() => {
      if (!isEarly || !isWanted) return undefined;
      const held = holdTyped();
      typed.current = held;
      return held.forget;
    }, [isWanted]);
    useEffect(() => {
      if (isWanted && !isMissing) typed.current?.handOver();
    }, [isWanted, isMissing]);
    useEffect(() => {
      if (Fetched !== undefined) arrive();
    }, [Fetched]);
    return Fetched === undefined ? null : <Fetched {...props} />;
  };
}

/**
 * Fetches what opens at a key or a press before anybody asks for it, once the page rests. What
 * fails is tried again, and told, when it is wanted.
 */
export function prefetchLater(): void {
  for (const fetchKnown of early) fetchKnown().catch(() => {});
}

function isClosable(props: object): props is { readonly onClose: () => void } {
  return "onClose" in props && typeof props.onClose === "function";
}

const NOT_FETCHED =
  "A part of the page could not be fetched. Reload the page once the server is there.";
