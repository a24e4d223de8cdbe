import { FilterChips } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { type FindingsSearch, paths, type Waiting } from '../workbench/paths.ts';
import { useQueueText } from './texts.ts';

const who = ['mij', 'niemand'] as const;
const waitings: readonly Waiting[] = ['op-mij', 'te-laat'];

interface WorkFiltersProps {
  readonly search: FindingsSearch;
  /** How many signals each choice would give. */
  readonly counts:
    | { readonly who: Record<(typeof who)[number], string>; readonly waiting: Record<Waiting, string> }
    | undefined;
}

/** Choices about work; they stand in the address like all others. */
export function WorkFilters({ search, counts }: WorkFiltersProps) {
  const text = useQueueText();
  const go = useGo();
  const show = (change: FindingsSearch) => go(paths.signals({ ...search, ...change }), { stay: true });
  const isColleague = search.wie !== undefined && !who.some((id) => id === search.wie);
  const chips = [
    ...who.map((id) => ({
      id: id as string,
      label: text.whoChoices[id],
      count: counts?.who[id],
      on: search.wie === id,
    })),
    ...(isColleague ? [{ id: search.wie ?? '', label: text.ofPerson, on: true }] : []),
  ];
  return (
    <>
      <FilterChips
        label={text.filterWho}
        chips={chips}
        onToggle={(id) => show({ wie: id === search.wie ? undefined : id })}
      />
      <FilterChips
        label={text.filterWaiting}
        chips={waitings.map((id) => ({
          id,
          label: text.waitingChoices[id],
          count: counts?.waiting[id],
          on: search.wacht === id,
        }))}
        onToggle={(id) => show({ wacht: waitings.find((one) => one === id && one !== search.wacht) })}
      />
      {search.wie || search.wacht ? <p className="items__note">{text.ownPlaces}</p> : null}
    </>
  );
}
