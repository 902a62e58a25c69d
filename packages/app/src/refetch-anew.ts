import type { QueryClient } from "@tanstack/react-query";

/**
 * Asks again for what has changed by now. A first answer that is still on its way is taken
 * for the new one by the query client; since it may be older, it is asked for once more then.
 */
export async function refetchAnew(
  queryClient: QueryClient,
  queryKey: readonly unknown[],
): Promise<void> {
  const firsts = queryClient
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined)
    .map(async (query) => query.promise);
  await Promise.all([queryClient.refetchQueries({ queryKey }), Promise.allSettled(firsts)]);
  if (firsts.length > 0) await queryClient.refetchQueries({ queryKey });
}
