import { useQuery } from '@tanstack/react-query';
import type { Band, Deviation } from '@wijkritme/contract';
import { capital, unitLabel } from '../i18n/format.ts';
import { useFormat, useText } from '../i18n/language.ts';
import type { BandWindow } from '../live/keys.ts';
import { toBandSeries } from '../ui/charts/band-series.ts';
import { Card } from '../ui/index.ts';
import { StatusBadge } from '../workbench/parts/badges.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { queries } from '../workbench/queries.ts';
import { xOf } from './lay-lane.ts';
import type { Range } from './same-scales.ts';
import { smallChart } from './small-chart.ts';
import type { SmallRow } from './small-rows.ts';
import { useRhythmsText } from './texts.ts';

const SIZE = { width: 300, height: 80 };

interface SmallCardProps {
  readonly row: SmallRow;
  readonly window: BandWindow;
  readonly to: number;
  readonly zone: string;
  readonly href: string;
  /** Of this series. */
  readonly deviations: readonly Deviation[];
  /** Shared with other charts; undefined: its own. */
  readonly scale: Range | undefined;
}

/** One series in the small, with how it is in words; leads to its chart. */
export function SmallCard({ row, window, to, zone, href, deviations, scale }: SmallCardProps) {
  const text = useRhythmsText();
  const { place } = useText();
  const { datastream, name } = row;
  const band = useQuery(queries.band(datastream.id, window));
  const unit = unitLabel(datastream.unit);
  return (
    <Card
      headingLevel={3}
      title={
        <a href={href} title={text.toChart(name)}>
          {capital(name)}
        </a>
      }
    >
      <div className="items__head">
        <StatusBadge status={datastream.status} />
        <span className="items__note">
          {unit ? place.inUnit(unit) : place.per(datastream.intervalSeconds)}, {text.countDeviations(row.deviations)}
        </span>
      </div>
      <QueryView query={band} height={SIZE.height + 48}>
        {(data) => (
          <SmallFigure {...{ deviations, zone, to, scale }} band={data} from={window.from} unit={datastream.unit} />
        )}
      </QueryView>
    </Card>
  );
}

interface SmallFigureProps {
  readonly band: Band;
  readonly deviations: readonly Deviation[];
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly unit: string;
  readonly scale: Range | undefined;
}

function SmallFigure({ band, deviations, from, to, zone, unit, scale }: SmallFigureProps) {
  const text = useRhythmsText();
  const { place } = useText();
  const format = useFormat(zone);
  const chart = smallChart(toBandSeries(band), { from, to, ...SIZE }, scale);
  const isHidden = band.hidden?.includes(true) ?? false;
  const stretch = { from, to, widthPx: SIZE.width };
  return (
    <>
      <svg
        className="small-chart"
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={band.sentence}
      >
        {deviations.map(({ id, start, end }) => {
          const [x, right] = [xOf(Date.parse(start), stretch), xOf(end === null ? to : Date.parse(end), stretch)];
          return (
            <rect key={id} className="small-chart__span" x={x} width={Math.max(2, right - x)} height={SIZE.height} />
          );
        })}
        {chart.band.map((d) => (
          <path key={d} className="small-chart__band" d={d} />
        ))}
        {chart.line.map((d) => (
          <path key={d} className="small-chart__line" d={d} />
        ))}
      </svg>
      <p className="small-chart__ends">
        <span>{format.shortDate(from)}</span>
        <span>{format.shortDate(to - 1)}</span>
      </p>
      <p className="items__note">
        {chart.line.length > 0
          ? text.scale(format.span(chart.range[0], chart.range[1], unit))
          : isHidden
            ? null
            : text.nothingDrawn}
        {isHidden ? ` ${place.countsHidden}` : null}
      </p>
    </>
  );
}
