import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { KeepTerms, KeptDays, Place } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { useReportsText } from '../reports/texts.ts';
import { FormField, Heading, Select } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { PageHead } from '../workbench/parts/PageHead.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { type KeepingSearch, paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { KeepTermsForm } from './KeepTermsForm.tsx';
import { keepTermsQuery } from './queries.ts';
import { termText } from './term-text.ts';
import { useKeepingText } from './texts.ts';

const route = getRouteApi('/bewaren');

/** How long closed cases and words on signals are kept: everybody may see it, some may change it. */
export function KeepingPage() {
  const text = useKeepingText();
  const places = useQuery(queries.places());
  return (
    <>
      <PageHead title={text.title} />
      <p className="lead">{text.intro}</p>
      <p>
        {text.who} {text.signalsNote}
      </p>
      <QueryView query={places} height={360}>
        {({ items }) => (items.length === 0 ? <p>{text.noPlaces}</p> : <Chosen places={items} />)}
      </QueryView>
    </>
  );
}

function Chosen({ places }: { places: readonly Place[] }) {
  const text = useKeepingText();
  const reports = useReportsText();
  const go = useGo();
  const { plek }: KeepingSearch = route.useSearch();
  const place = places.find(({ id }) => id === plek) ?? places.find(({ parentId }) => parentId === null) ?? places[0];
  const query = useQuery({ ...keepTermsQuery(place?.id ?? 0), enabled: place !== undefined });
  const mayChange = useMay('retention.manage');
  if (!place) return null;
  return (
    <>
      <FormField label={text.place}>
        {(ids) => (
          <Select
            {...ids}
            options={places.map(({ id, name }) => ({ id: String(id), label: name }))}
            value={String(place.id)}
            onChange={(id) => go(paths.keeping({ plek: Number(id) }), { stay: true })}
          />
        )}
      </FormField>
      <QueryView query={query} height={300}>
        {(terms) => (
          <>
            <Terms terms={terms} places={places} />
            <p className="more">
              <a href={paths.reportCategories()}>{reports.list.title}</a>
            </p>
            {mayChange ? <KeepTermsForm key={terms.placeId} terms={terms} /> : null}
          </>
        )}
      </QueryView>
    </>
  );
}

function Terms({ terms, places }: { terms: KeepTerms; places: readonly Place[] }) {
  const text = useKeepingText();
  const { whole } = useFormat();
  const origin = ({ fromPlaceId }: KeptDays) => {
    if (fromPlaceId === terms.placeId) return text.own;
    const source = places.find(({ id }) => id === fromPlaceId);
    return source ? text.from(source.name) : text.standard;
  };
  const parts = [
    {
      id: 'cases',
      title: text.casesTitle,
      kept: terms.cases,
      facts: [text.casesWhat, text.casesStart, text.casesHeld, text.casesStays],
    },
    {
      id: 'words',
      title: text.wordsTitle,
      kept: terms.words,
      facts: [text.wordsWhat, text.wordsStart, text.wordsHeld, text.wordsStays],
    },
    {
      id: 'reports',
      title: text.reportsTitle,
      kept: terms.reports,
      facts: [text.reportsWhat, text.reportsStart, text.reportsHeld],
    },
  ];
  return parts.map(({ id, title, kept, facts }) => (
    <section key={id}>
      <Heading level={2}>{title}</Heading>
      <p>
        <strong>{text.now(termText(kept.days, text, whole))}</strong> {origin(kept)}
      </p>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  ));
}
