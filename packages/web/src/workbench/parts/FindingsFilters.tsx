import type { DeviationKind } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/language.ts';
import { Button, Details, FilterChips, SegmentedControl } from '../../ui/index.ts';
import { choicesIn } from '../findings.ts';
import { useGo } from '../navigation.ts';
import type { FindingsSearch, Order } from '../paths.ts';
import { deviationKinds } from '../search.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { PlaceFilter } from './PlaceFilter.tsx';

export interface FindingsCounts {
  /** In the reader's way of writing. */
  kind(kind: DeviationKind): string;
  readonly open: string;
}

interface FindingsFiltersProps {
  readonly search: FindingsSearch;
  /** The address of the list with this choice. */
  readonly hrefOf: (search: FindingsSearch) => string;
  /** Orders to choose from; the first is that of an address without one. */
  readonly orders?: readonly (Order | 'rang')[];
  /** How many there would be with each choice, where somebody counted. */
  readonly counts?: FindingsCounts | undefined;
  /** Somebody opens or closes the fold. */
  readonly onFold?: (open: boolean) => void;
  /** Choices that one list has and others do not; under the same fold. */
  readonly more?: ReactNode;
  /** What stands in the bar beside the fold. */
  readonly beside?: ReactNode;
}

const usualOrders: readonly Order[] = ['nieuwste', 'sterkste'];

/**
 * What the lists of signals and of deviations are chosen by; every choice stands in the address. Folded, so that what was found comes first: the
 * bar says how many choices hold.
 */
export function FindingsFilters({
  search,
  hrefOf,
  orders = usualOrders,
  counts,
  onFold,
  more,
  beside,
}: FindingsFiltersProps) {
  const { findings: text } = useText();
  const go = useGo();
  const chosen = choicesIn(search);
  const show = (change: FindingsSearch) => go(hrefOf({ ...search, ...change }), { stay: true });
  return (
    <section className="filters-part" aria-label={text.filters}>
      <Details summary={text.filtersOn(chosen)} onToggle={onFold}>
        <div className="filters">
          <Choices search={search} counts={counts} onChange={show} orders={orders} />
          {more}
        </div>
      </Details>
      {chosen > 0 ? (
        <Button variant="subtle" onClick={() => go(hrefOf({ volgorde: search.volgorde }), { stay: true })}>
          {text.clear}
        </Button>
      ) : null}
      {beside}
    </section>
  );
}

interface ChoicesProps extends Required<Pick<FindingsFiltersProps, 'search' | 'orders'>> {
  readonly counts: FindingsCounts | undefined;
  readonly onChange: (change: FindingsSearch) => void;
}

function Choices({ search, counts, onChange, orders }: ChoicesProps) {
  const { findings: text, kinds } = useText();
  const toggleKind = (id: string) => {
    const kind = deviationKinds.find((candidate) => candidate === id);
    onChange({ soort: kind === search.soort ? undefined : kind });
  };
  return (
    <>
      <FilterChips
        label={text.kind}
        chips={deviationKinds.map((id) => ({ id, label: kinds[id], count: counts?.kind(id), on: search.soort === id }))}
        onToggle={toggleKind}
      />
      <FilterChips
        label={text.state}
        chips={[{ id: 'open', label: text.open, count: counts?.open, on: search.open === true }]}
        onToggle={() => onChange({ open: search.open ? undefined : true })}
      />
      <PlaceFilter text={text} value={search.plek} onChange={(plek) => onChange({ plek })} />
      <PeriodFields search={search} onChange={onChange} />
      <SegmentedControl<Order | 'rang'>
        label={text.order}
        options={orders.map((id) => ({ id, label: text.orders[id] }))}
        value={search.volgorde ?? orders[0] ?? 'nieuwste'}
        onChange={(id) => onChange({ volgorde: id === orders[0] || id === 'rang' ? undefined : id })}
      />
    </>
  );
}
