import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { refetchAnew } from "./refetch-anew.ts";

const KEY = ["status"];

/** A query whose answers come when the test says so. */
function setup() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const asked: ((answer: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => asked.push(resolve));
  const first = queryClient.prefetchQuery({ queryKey: KEY, queryFn });
  const answer = async (text: string): Promise<void> => {
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    asked.shift()?.(text);
  };
  return { queryClient, asked, answer, first, data: () => queryClient.getQueryData(KEY) };
}

describe("refetchAnew", () => {
  it("does not take a first answer for new that was asked for before", async () => {
    const { queryClient, answer, data } = setup();
    const done = refetchAnew(queryClient, KEY);
    await answer("loading");
    await answer("live");
    await done;
    expect(data()).toBe("live");
  });

  it("asks once where there is an answer", async () => {
    const { queryClient, asked, answer, first, data } = setup();
    await answer("loading");
    await first;
    const done = refetchAnew(queryClient, KEY);
    await answer("live");
    await done;
    expect(data()).toBe("live");
    expect(asked).toEqual([]);
  });
});
