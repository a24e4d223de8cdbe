import './measures.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { effectVerdicts, interventionKinds, type PastEffect } from '@wijkritme/contract';
import { SaveShare } from '../exports/SaveShare.tsx';
import { everyRow } from '../exports/too-many-rows.ts';
import { useFormat, useLanguage, useText } from '../i18n/language.ts';
import { Breadcrumb, DataTable, FormField, Heading, Select, TextInput } from '../ui/index.ts';
import { api, statusOf } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { type EffectsSearch, paths } from '../workbench/paths.ts';
import { VerdictBadge } from './badges.tsx';
import { EffectsExport } from './EffectsExport.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { effectsQuery } from './queries.ts';
import { useMeasuresText } from './texts.ts';

const route = getRouteApi('/wat-hielp');

/** What was tried and what came of it, failures included. */
export function EffectsPage() {
  const { shell } = useText();
  const text = useMeasuresText();
  const search = route.useSearch();
  const choice = { kind: search.soort, verdict: search.oordeel, search: search.zoek };
  const query = useInfiniteQuery(effectsQuery(choice));
  const isRefused = [401, 403].includes(statusOf(query.error) ?? 0);
  return (
    <>
      <PageTitle topic={text.registryTitle} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          { label: text.title, href: paths.measures() },
          { label: text.registryTitle },
        ]}
      />
      <Heading level={1}>{text.registryTitle}</Heading>
      <p className="lead">{text.registryIntro}</p>
      <p>{text.registrySure}</p>
      {isRefused ? (
        <NotAllowed />
      ) : (
        <>
          <Filters search={search} />
          <QueryView query={query} height={320}>
            {({ pages }) => (
              <>
                <EffectTable items={pages.flatMap(({ items }) => items)} />
                <MoreButton query={query} label={text.more} />
                <SaveShare
                  title={text.registryTitle}
                  make={async (about) => {
                    const { figureOfEffects } = await import('./of-effects.ts');
                    return figureOfEffects(
                      await everyRow((page) => api.listEffects({ ...choice, ...page, limit: 100 })),
                      about,
                    );
                  }}
                />
                <EffectsExport choice={choice} items={pages.flatMap(({ items }) => items)} />
              </>
            )}
          </QueryView>
        </>
      )}
    </>
  );
}

function Filters({ search }: { search: EffectsSearch }) {
  const text = useMeasuresText();
  const { language } = useLanguage();
  const go = useGo();
  const show = (change: EffectsSearch) => go(paths.effects({ ...search, ...change }), { stay: true });
  return (
    <div className="form">
      <FormField label={text.kind}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: '', label: text.allKinds },
              ...interventionKinds.map((kind) => ({ id: kind.id, label: kind[language] })),
            ]}
            value={search.soort ?? ''}
            onChange={(id) => show({ soort: interventionKinds.find((kind) => kind.id === id)?.id })}
          />
        )}
      </FormField>
      <FormField label={text.verdict}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: '', label: text.allVerdicts },
              ...effectVerdicts.map((id) => ({ id, label: text.verdicts[id] })),
            ]}
            value={search.oordeel ?? ''}
            onChange={(id) => show({ oordeel: effectVerdicts.find((verdict) => verdict === id) })}
          />
        )}
      </FormField>
      <FormField label={text.search}>
        {(ids) => (
          <TextInput
            {...ids}
            type="search"
            maxLength={100}
            value={search.zoek ?? ''}
            onChange={(zoek) => show({ zoek: zoek === '' ? undefined : zoek })}
          />
        )}
      </FormField>
    </div>
  );
}

/** What people said, a paragraph a question. */
function Feeling({ told }: { told: PastEffect['feeling'] }) {
  const text = useMeasuresText();
  if (told.length === 0) return text.noFeeling;
  return told.map(({ sentence }) => <p key={sentence}>{sentence}</p>);
}

function EffectTable({ items }: { items: readonly PastEffect[] }) {
  const text = useMeasuresText();
  const { language } = useLanguage();
  const { shortDate } = useFormat();
  return (
    <DataTable
      caption={text.registryCaption}
      columns={[
        {
          key: 'title',
          header: text.name,
          render: ({ interventionId, title, simulated }) => (
            <>
              {interventionId === null ? text.caseRemoved : <a href={paths.measure(interventionId)}>{title}</a>}
              {simulated ? ` (${text.simulated})` : null}
            </>
          ),
        },
        {
          key: 'kind',
          header: text.kind,
          render: (one) => interventionKinds.find(({ id }) => id === one.kind)?.[language] ?? one.kind,
        },
        { key: 'from', header: text.started, render: ({ startedAt }) => shortDate(startedAt) },
        { key: 'verdict', header: text.verdict, render: ({ verdict }) => <VerdictBadge verdict={verdict} /> },
        { key: 'found', header: text.found, render: ({ sentence }) => sentence },
        { key: 'feeling', header: text.feeling, render: ({ feeling }) => <Feeling told={feeling} /> },
        { key: 'expected', header: text.expectation, render: ({ expectation }) => expectation },
      ]}
      rows={items}
      rowKey={({ id, interventionId }) => `${interventionId === null ? 'kept' : 'run'} ${id}`}
      empty={text.registryNone}
      stack
    />
  );
}
