import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { LogLine } from '@wijkritme/contract';
import { SaveShare } from '../exports/SaveShare.tsx';
import { everyRow } from '../exports/too-many-rows.ts';
import { useFormat, useLanguage, useText } from '../i18n/language.ts';
import { Badge, DataTable, FormField, Heading, LinkButton, Select, Skeleton, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useSignInHref } from '../workbench/parts/SignInLink.tsx';
import { useZone } from '../workbench/parts/use-places.ts';
import { useMay } from '../workbench/parts/use-session.ts';
import { type LogSearch, paths } from '../workbench/paths.ts';
import { actorName } from './actor-name.ts';
import { kindName, kindNames } from './kind-names.ts';
import { logQuery, toAsked } from './queries.ts';
import { useLogText } from './texts.ts';
import { Verify } from './Verify.tsx';

const route = getRouteApi('/logboek');

/** The tamper-evident log, for who checks what was done. */
export function LogPage() {
  const signInHref = useSignInHref();
  const text = useLogText();
  const { shell } = useText();
  const may = useMay('log.read');
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      {may === undefined ? <Skeleton label={shell.loading} height={300} /> : null}
      {may === false ? (
        <>
          <p>{text.needRight}</p>
          <LinkButton href={signInHref}>{shell.signIn}</LinkButton>
        </>
      ) : null}
      {may ? <Entries /> : null}
    </>
  );
}

function Entries() {
  const text = useLogText();
  const search = route.useSearch();
  const zone = useZone(null);
  const asked = toAsked(search, zone);
  const query = useInfiniteQuery(logQuery(asked));
  return (
    <>
      <p className="lead">{text.intro}</p>
      <p>{text.sure}</p>
      <Verify />
      <Filters search={search} />
      <QueryView query={query} height={320}>
        {({ pages }) => (
          <>
            <LogTable items={pages.flatMap(({ items }) => items)} zone={zone} />
            <MoreButton query={query} label={text.more} />
            <SaveShare
              title={text.title}
              make={async (about) => {
                const { figureOfLog } = await import('./of-log.ts');
                return figureOfLog(
                  await everyRow((page) => api.listLog({ ...asked, ...page, limit: 100 })),
                  about,
                  zone,
                );
              }}
            />
          </>
        )}
      </QueryView>
    </>
  );
}

function Filters({ search }: { search: LogSearch }) {
  const text = useLogText();
  const { language } = useLanguage();
  const go = useGo();
  const show = (change: LogSearch) => go(paths.log({ ...search, ...change }), { stay: true });
  const kinds = Object.entries(kindNames[language]).map(([id, label]) => ({ id, label }));
  return (
    <div className="form">
      <FormField label={text.kind}>
        {(ids) => (
          <Select
            {...ids}
            options={[{ id: '', label: text.allKinds }, ...kinds]}
            value={search.soort ?? ''}
            onChange={(id) => show({ soort: id || undefined })}
          />
        )}
      </FormField>
      <FormField label={text.from}>
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            value={search.van ?? ''}
            onChange={(van) => show({ van: van || undefined })}
          />
        )}
      </FormField>
      <FormField label={text.to}>
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            value={search.tot ?? ''}
            onChange={(tot) => show({ tot: tot || undefined })}
          />
        )}
      </FormField>
    </div>
  );
}

function LogTable({ items, zone }: { items: readonly LogLine[]; zone: string }) {
  const text = useLogText();
  const { language } = useLanguage();
  const { moment, whole } = useFormat(zone);
  return (
    <DataTable
      caption={text.caption}
      columns={[
        { key: 'at', header: text.at, render: ({ at }) => moment(at) },
        {
          key: 'what',
          header: text.what,
          render: ({ kind, emergency }) => (
            <>
              {kindName(kind, language)}
              {emergency ? (
                <>
                  {' '}
                  <Badge tone="alert" shape="triangle">
                    {text.emergency}
                  </Badge>
                </>
              ) : null}
            </>
          ),
        },
        { key: 'subject', header: text.subject, render: ({ subject }) => subject },
        { key: 'who', header: text.who, render: ({ actor }) => actorName(actor, text) },
        { key: 'position', header: text.number, render: ({ position }) => whole(position) },
      ]}
      rows={items}
      rowKey={({ position }) => position}
      empty={text.none}
      stack
    />
  );
}
