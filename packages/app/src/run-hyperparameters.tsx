import type { Cell } from "@runlens/model";
import { useQuery } from "@tanstack/react-query";
import { DetailsSection } from "./details-section.tsx";
import { FactList } from "./fact-list.tsx";
import { queryKeys } from "./queries.ts";
import type { Fact } from "./run-manifest.ts";
import { cellText } from "./runs/cell-text.ts";
import { hyperparametersOf } from "./runs/hyperparameters.ts";
import { useRunColumns } from "./runs/use-run-columns.ts";
import { useSession } from "./session.ts";

/** Nothing for a run that logged none. */
export function HyperparameterSection({ run }: { readonly run: string }) {
  const { client } = useSession();
  const { hyperparameters } = useRunColumns(true);
  const names = hyperparameters.map(({ name }) => name);
  const { data: cells = [] } = useQuery({
    queryKey: [...queryKeys.lists, "hyperparameters", run, names],
    queryFn: async ({ signal }) => {
      const [row] = await hyperparametersOf(client).values(names, [run], signal);
      return row?.cells ?? [];
    },
    enabled: names.length > 0,
  });
  const facts = factsOf(names, cells);
  if (facts.length === 0) return null;
  return (
    <DetailsSection title="Hyperparameters">
      <FactList facts={facts} />
    </DetailsSection>
  );
}

function factsOf(names: readonly string[], cells: readonly Cell[]): readonly Fact[] {
  const facts = names.map((term, i) => ({ term, entries: [{ text: cellText(cells[i]) }] }));
  return facts.filter((_, i) => cells[i] !== undefined);
}
