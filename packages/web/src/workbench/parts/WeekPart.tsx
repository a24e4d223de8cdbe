import { useQuery } from '@tanstack/react-query';
import { SaveShare } from '../../exports/SaveShare.tsx';
import { unitLabel } from '../../i18n/format.ts';
import { useFormat, useLanguage, useText } from '../../i18n/language.ts';
import { addDays, addWeeks, civilDate, isoWeekOf, mondayOf, startOfDay } from '../../i18n/zone.ts';
import { Button, Heading, type WeekMode as Mode, WeekGrid } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { type PlaceSearch, paths, type WeekMode } from '../paths.ts';
import { queries } from '../queries.ts';
import { QueryView } from './QueryView.tsx';
import { useNow } from './use-now.ts';
import { hoursBegun, weekSentence } from './week-sentence.ts';

const modeOf: Record<WeekMode, Mode> = { normaal: 'normal', gemeten: 'measured', verschil: 'difference' };
const wordOf: Record<Mode, WeekMode> = { normal: 'normaal', measured: 'gemeten', difference: 'verschil' };

interface WeekPartProps {
  readonly placeId: number;
  readonly datastreamId: number;
  readonly zone: string;
  readonly search: PlaceSearch;
}

/** The week hour by hour: normal, measured and the difference, as a table. */
export function WeekPart({ placeId, datastreamId, zone, search }: WeekPartProps) {
  const text = useText();
  const { place, charts } = text;
  const { language } = useLanguage();
  const format = useFormat(zone);
  const go = useGo();
  const now = useNow();
  const mode = modeOf[search.modus ?? 'normaal'];
  const thisWeek = isoWeekOf(civilDate(now, zone));
  const week = search.week ?? thisWeek;
  const monday = mondayOf(week);
  const ahead = week === thisWeek ? hoursBegun(monday, now, zone) : undefined;
  const period = format.range(startOfDay(monday, zone), startOfDay(addDays(monday, 7), zone) - 1);
  const query = useQuery({
    ...queries.week(datastreamId, week),
    placeholderData: (previous) => (previous?.datastreamId === datastreamId ? previous : undefined),
  });
  const show = (change: PlaceSearch) => go(paths.place(placeId, { ...search, ...change }), { stay: true });
  const goTo = (next: string) => show({ week: next >= thisWeek ? undefined : next });
  return (
    <section>
      <Heading level={2}>{place.week}</Heading>
      <div className="toolbar">
        <p className="toolbar__range">{place.weekOf(Number(week.slice(-2)), period)}</p>
        <div className="toolbar__steps">
          <Button onClick={() => goTo(addWeeks(week, -1))}>{place.previousWeek}</Button>
          <Button disabled={week >= thisWeek} reason={place.nextWeekReason} onClick={() => goTo(addWeeks(week, 1))}>
            {place.nextWeek}
          </Button>
        </div>
      </div>
      <QueryView query={query} height={360}>
        {(data) => {
          const sentence = mode === 'normal' ? data.sentence : weekSentence({ ...data, mode, monday }, text, format);
          return (
            <>
              <p>{sentence}</p>
              <WeekGrid
                week={{ ...data, unit: unitLabel(data.unit) }}
                ahead={ahead}
                mode={mode}
                locale={language}
                text={charts.week}
                onModeChange={(mode) => show({ modus: wordOf[mode] })}
              />
              <SaveShare
                title={charts.week.caption[mode]}
                make={async (about) =>
                  (await import('../../exports/of-week.ts')).figureOfWeek(
                    { week: data, mode, sentence, period, ahead },
                    about,
                  )
                }
              />
            </>
          );
        }}
      </QueryView>
    </section>
  );
}
