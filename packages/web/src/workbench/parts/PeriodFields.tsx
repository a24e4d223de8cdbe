import { useText } from '../../i18n/language.ts';
import { civilDate } from '../../i18n/zone.ts';
import { FormField, Select, TextInput } from '../../ui/index.ts';
import { firstDayOf, type Recent, recentOf } from '../findings.ts';
import type { FindingsSearch } from '../paths.ts';
import { useNow } from './use-now.ts';
import { useZone } from './use-places.ts';

interface PeriodFieldsProps {
  readonly search: FindingsSearch;
  readonly onChange: (change: FindingsSearch) => void;
}

const recents: readonly Recent[] = ['vandaag', 'week', 'maand'];

/** A recent stretch of days, or a first and a last day of one's own. */
export function PeriodFields({ search, onChange }: PeriodFieldsProps) {
  const { findings: text } = useText();
  const zone = useZone(search.plek);
  const now = useNow();
  const { van, tot } = search;
  const value = van === undefined && tot === undefined ? 'alles' : (recentOf(search, now, zone) ?? 'zelf');
  const choose = (id: string) => {
    const recent = recents.find((candidate) => candidate === id);
    if (recent) onChange({ van: firstDayOf(recent, now, zone), tot: undefined });
    else if (id === 'zelf') onChange({ van: van ?? firstDayOf('week', now, zone), tot: civilDate(now, zone) });
    else onChange({ van: undefined, tot: undefined });
  };
  return (
    <>
      <FormField label={text.period}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              ...(['alles', ...recents] as const).map((id) => ({ id, label: text.periods[id] })),
              { id: 'zelf', label: text.ownPeriod },
            ]}
            value={value}
            onChange={choose}
          />
        )}
      </FormField>
      {value === 'zelf' ? (
        <>
          <FormField label={text.from}>
            {(ids) => (
              <TextInput
                {...ids}
                type="date"
                value={van ?? ''}
                onChange={(day) => onChange({ van: day || undefined })}
              />
            )}
          </FormField>
          <FormField label={text.to}>
            {(ids) => (
              <TextInput
                {...ids}
                type="date"
                min={van}
                value={tot ?? ''}
                onChange={(day) => onChange({ tot: day || undefined })}
              />
            )}
          </FormField>
        </>
      ) : null}
    </>
  );
}
