import './upkeep.css';
import { useQuery } from '@tanstack/react-query';
import type { Upkeep } from '@wijkritme/contract';
import { ageOf } from '../i18n/format.ts';
import { useFormat, useLanguage, useText } from '../i18n/language.ts';
import { DescriptionList, Heading, LinkButton, Skeleton } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useSignInHref } from '../workbench/parts/SignInLink.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { GapsPart } from './GapsPart.tsx';
import { IntakePart } from './IntakePart.tsx';
import { LagPart } from './LagPart.tsx';
import { OutsidePart } from './OutsidePart.tsx';
import { SizePart } from './SizePart.tsx';
import { useUpkeepText } from './texts.ts';
import { upkeepQuery } from './upkeep-query.ts';

/** How the installation itself is doing, for who keeps it going. */
export function UpkeepPage() {
  const text = useUpkeepText();
  const { shell } = useText();
  const signInHref = useSignInHref();
  const may = useMay('installation.manage');
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
      {may ? <Facts /> : null}
    </>
  );
}

function Facts() {
  const text = useUpkeepText();
  const query = useQuery(upkeepQuery);
  return (
    <>
      <p className="lead">{text.intro}</p>
      <QueryView query={query} height={600}>
        {(upkeep) => (
          <div className="upkeep">
            <IntakePart {...upkeep} />
            <LagPart {...upkeep} />
            <GapsPart {...upkeep} />
            <OutsidePart {...upkeep} />
            <SizePart {...upkeep} />
            <Care {...upkeep} />
            <Server {...upkeep} />
          </div>
        )}
      </QueryView>
    </>
  );
}

function Care({ backup, retention, at }: Pick<Upkeep, 'backup' | 'retention' | 'at'>) {
  const text = useUpkeepText();
  const { language } = useLanguage();
  const age = (then: string) => ageOf(Date.parse(at) - Date.parse(then), language);
  return (
    <section>
      <Heading level={2}>{text.careTitle}</Heading>
      <p className="lead">{backup ? text.backup(backup.name, age(backup.madeAt)) : text.backupNone}</p>
      <p className="lead">
        {retention === null
          ? text.retentionNone
          : retention.finishedAt === null
            ? text.retentionRunning
            : text.retention(age(retention.finishedAt), retention.removed)}
      </p>
    </section>
  );
}

function Server({ version, store, durable, servers, startedAt }: Upkeep) {
  const text = useUpkeepText();
  const format = useFormat();
  const kind = text.stores[store];
  return (
    <section>
      <Heading level={2}>{text.serverTitle}</Heading>
      <DescriptionList
        items={[
          { term: text.facts.version, description: version },
          { term: text.facts.store, description: durable ? kind : `${kind}, ${text.notDurable}` },
          { term: text.facts.servers, description: format.whole(servers) },
          { term: text.facts.started, description: format.dayTime(startedAt) },
        ]}
      />
    </section>
  );
}
