import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useText } from '../../i18n/language.ts';
import { useLive, useSeenDeviations } from '../../live/hooks.ts';
import { Button, EmptyState, FilterChips, FormField, Heading, SegmentedControl, Select } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { DeviationTable } from '../parts/DeviationTable.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { type DeviationsSearch, type Order, paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { deviationKinds } from '../search.ts';

const route = getRouteApi('/afwijkingen');

export function DeviationsPage() {
  const { deviations: text, live } = useText();
  const search = route.useSearch();
  const go = useGo();
  const { newDeviations } = useLive();
  const seen = useSeenDeviations();
  const query = useInfiniteQuery(
    queries.deviations({
      kind: search.soort,
      place: search.plek,
      open: search.open,
      order: search.volgorde === 'sterkste' ? 'strongest' : 'newest',
    }),
  );
  const filtered = search.soort !== undefined || search.plek !== undefined || search.open !== undefined;
  const refresh = () => {
    seen();
    void query.refetch();
  };
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      <Filters search={search} filtered={filtered} />
      {newDeviations > 0 ? <Button onClick={refresh}>{live.newDeviations(newDeviations)}</Button> : null}
      <QueryView query={query} height={400}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length > 0) return <DeviationTable items={items} />;
          return (
            <EmptyState
              title={text.empty}
              text={filtered ? text.emptyFiltered : text.emptyAll}
              action={
                filtered ? (
                  <Button onClick={() => go(paths.deviations(), { stay: true })}>{text.clear}</Button>
                ) : undefined
              }
            />
          );
        }}
      </QueryView>
      {query.hasNextPage ? (
        <p className="more">
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {text.more}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Filters({ search, filtered }: { search: DeviationsSearch; filtered: boolean }) {
  const { deviations: text, kinds } = useText();
  const go = useGo();
  const { data: places } = useQuery(queries.places());
  const show = (change: DeviationsSearch) => go(paths.deviations({ ...search, ...change }), { stay: true });
  const toggle = (id: string) => {
    const kind = deviationKinds.find((candidate) => candidate === id);
    show({ soort: kind === search.soort ? undefined : kind });
  };
  const options = [
    { id: '', label: text.allPlaces },
    ...(places?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
  ];
  return (
    <section className="filters" aria-label={text.filters}>
      <FilterChips
        label={text.kind}
        chips={deviationKinds.map((id) => ({ id, label: kinds[id], on: search.soort === id }))}
        onToggle={toggle}
      />
      <FilterChips
        label={text.state}
        chips={[{ id: 'open', label: text.open, on: search.open === true }]}
        onToggle={() => show({ open: search.open ? undefined : true })}
      />
      <FormField label={text.place}>
        {(ids) => (
          <Select
            {...ids}
            options={options}
            value={String(search.plek ?? '')}
            onChange={(value) => show({ plek: value ? Number(value) : undefined })}
          />
        )}
      </FormField>
      <SegmentedControl<Order>
        label={text.order}
        options={(['nieuwste', 'sterkste'] as const).map((id) => ({ id, label: text.orders[id] }))}
        value={search.volgorde ?? 'nieuwste'}
        onChange={(volgorde) => show({ volgorde: volgorde === 'nieuwste' ? undefined : volgorde })}
      />
      {filtered ? (
        <Button variant="subtle" onClick={() => go(paths.deviations(), { stay: true })}>
          {text.clear}
        </Button>
      ) : null}
    </section>
  );
}
