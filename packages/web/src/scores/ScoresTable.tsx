import type { BandScore, ForecastLead, ForecastScores, LeadScore, Place } from '@wijkritme/contract';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { useFormat } from '../i18n/language.ts';
import { Badge, DataTable, DescriptionList, Details, useNarrow } from '../ui/index.ts';
import { type LeadWord, paths } from '../workbench/paths.ts';
import { useScoresText } from './texts.ts';

export const leadOf: Record<LeadWord, ForecastLead> = {
  uur: '15min-1h',
  uren: '1h-6h',
  dag: '6h-24h',
  week: '1d-7d',
};

const looks: Record<LeadScore['verdict'], Pick<ComponentProps<typeof Badge>, 'tone' | 'shape'>> = {
  better: { tone: 'ok', shape: 'circle' },
  equal: { tone: 'neutral', shape: 'square' },
  worse: { tone: 'warning', shape: 'triangle' },
  learning: { tone: 'info', shape: 'dots' },
};

interface ScoresTableProps {
  readonly items: readonly ForecastScores[];
  readonly places: readonly Place[];
  readonly word: LeadWord;
}

/** In a box narrower than this, px, a row takes most of a screen. */
const FOLD_BELOW = 600;

/**
 * Each datastream in one row: its forecast beside the best simple rule, and its bands. Never a share without its count. On a
 * narrow screen each row is a line that opens, so that one can see how many there are.
 */
export function ScoresTable({ items, places, word }: ScoresTableProps) {
  const text = useScoresText();
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(box, FOLD_BELOW);
  const columns = useColumns(word);
  return (
    <div ref={box}>
      {narrow && items.length > 1 ? (
        <>
          <p>{text.caption(text.leads[word])}</p>
          {items.map((item) => (
            <Details key={item.datastreamId} summary={<Folded item={item} places={places} word={word} />}>
              <DescriptionList
                items={[
                  { term: text.columns.series, description: <SeriesName item={item} places={places} /> },
                  ...columns.map(({ header, render }) => ({ term: header, description: render(item) })),
                ]}
              />
            </Details>
          ))}
        </>
      ) : (
        <DataTable
          stack
          caption={text.caption(text.leads[word])}
          rows={items}
          rowKey={({ datastreamId }) => datastreamId}
          empty={text.none}
          columns={[
            {
              key: 'series',
              header: text.columns.series,
              render: (item) => <SeriesName item={item} places={places} />,
            },
            ...columns,
          ]}
        />
      )}
    </div>
  );
}

interface ScoreColumn {
  readonly key: string;
  readonly header: string;
  readonly render: (item: ForecastScores) => ReactNode;
}

/** What stands beside the name of a datastream. */
function useColumns(word: LeadWord): ScoreColumn[] {
  const { columns } = useScoresText();
  const scoreOf = (item: ForecastScores) => item.leads.find(({ lead }) => lead === leadOf[word]);
  return [
    { key: 'verdict', header: columns.verdict, render: (item) => <VerdictCell score={scoreOf(item)} /> },
    {
      key: 'own',
      header: columns.own,
      render: (item) => <ErrorCell score={scoreOf(item)} unit={item.unit} which="own" />,
    },
    {
      key: 'simple',
      header: columns.simple,
      render: (item) => <ErrorCell score={scoreOf(item)} unit={item.unit} which="simple" />,
    },
    { key: 'coverage', header: columns.coverage, render: (item) => <CoverageCell score={scoreOf(item)} /> },
    { key: 'band', header: columns.band, render: ({ bands }) => <BandsCell bands={bands} /> },
  ];
}

/** What stands on the line of a datastream that is folded: its name and the verdict on its forecast. */
function Folded({ item, places, word }: { item: ForecastScores; places: readonly Place[]; word: LeadWord }) {
  const text = useScoresText();
  const verdict = item.leads.find(({ lead }) => lead === leadOf[word])?.verdict ?? 'learning';
  return (
    <>
      {nameOf(item, places)}: {text.verdicts[verdict]}
    </>
  );
}

const nameOf = (item: ForecastScores, places: readonly Place[]): string => {
  const place = places.find(({ id }) => id === item.placeId);
  return place ? `${item.name}, ${place.name}` : item.name;
};

function SeriesName({ item, places }: { item: ForecastScores; places: readonly Place[] }) {
  const place = places.find(({ id }) => id === item.placeId);
  const name = nameOf(item, places);
  return place ? <a href={paths.place(place.id, { datastream: item.datastreamId })}>{name}</a> : name;
}

function VerdictCell({ score }: { score: LeadScore | undefined }) {
  const text = useScoresText();
  const format = useFormat();
  const verdict = score?.verdict ?? 'learning';
  return (
    // One box: in the stack of a narrow page it stands beside its label as a whole.
    <div>
      <Badge {...looks[verdict]}>{text.verdicts[verdict]}</Badge>
      <span className="items__sentence">{text.counted(format.whole(score?.count ?? 0))}</span>
    </div>
  );
}

interface ErrorCellProps {
  readonly score: LeadScore | undefined;
  readonly unit: string;
  readonly which: 'own' | 'simple';
}

function ErrorCell({ score, unit, which }: ErrorCellProps) {
  const text = useScoresText();
  const format = useFormat();
  if (!score || score.mae === null || score.best === null) return '–';
  if (which === 'own') return format.error(score.mae, unit);
  return text.off(format.error(score.simple[score.best] ?? Number.NaN, unit), text.rules[score.best]);
}

function CoverageCell({ score }: { score: LeadScore | undefined }) {
  return <ShareCell share={score?.coverage ?? null} count={score?.count ?? 0} />;
}

function ShareCell({ share, count }: { share: number | null; count: number }) {
  const text = useScoresText();
  const format = useFormat();
  const times = format.whole(count);
  return share === null ? text.stillLearning(times) : text.of(format.percent(share), times);
}

/** Both bands, each with what was promised; they are counted on the same readings. */
function BandsCell({ bands }: { bands: readonly BandScore[] }) {
  const text = useScoresText();
  const format = useFormat();
  return (
    <div>
      {bands.map(({ promised, share, count }) => (
        <span key={promised} className="items__sentence">
          {text.promised(format.percent(promised))} <ShareCell share={share} count={count} />
        </span>
      ))}
    </div>
  );
}
