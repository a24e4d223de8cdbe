import type { Datastream, Place, SummaryInterval } from '@wijkritme/contract';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { addDays, civilDate } from '../i18n/zone.ts';
import { CheckboxGroup, Details, FormField, LinkButton, Select, TextInput } from '../ui/index.ts';
import { useNow } from '../workbench/parts/use-now.ts';
import { type FileWish, faultOf, fileAddress } from './file-address.ts';
import { useSummariesText } from './texts.ts';

interface SummaryDownloadProps {
  readonly place: Place;
  readonly datastream: Datastream;
}

/** Figures per interval as a file: of the datastream that is shown, or of everything in the place. */
export function SummaryDownload({ place, datastream }: SummaryDownloadProps) {
  const text = useSummariesText();
  const { language } = useLanguage();
  const today = civilDate(useNow(), place.timeZone);
  const [wish, setWish] = useState<FileWish>({
    interval: 'hour',
    from: addDays(today, -6),
    to: today,
    format: 'csv-excel',
    middle: false,
  });
  const [isAll, setAll] = useState(false);
  const change = (part: Partial<FileWish>) => setWish({ ...wish, ...part });
  const fault = faultOf(wish);
  const of = isAll ? { place: place.id } : { datastream: datastream.id };
  return (
    <Details summary={text.title}>
      <p>{text.intro}</p>
      <div className="filters">
        <Choice
          label={text.what}
          options={{ one: text.one(datastream.name), all: text.all(place.name) }}
          value={isAll ? 'all' : 'one'}
          onChange={(id) => setAll(id === 'all')}
        />
        <Choice
          label={text.interval}
          options={text.intervals}
          value={wish.interval}
          onChange={(interval) => change({ interval: interval as SummaryInterval })}
        />
        <Day label={text.from} value={wish.from} onChange={(from) => change({ from })} />
        <Day label={text.to} value={wish.to} error={fault && text[fault]} onChange={(to) => change({ to })} />
        <Choice
          label={text.format}
          options={text.formats}
          value={wish.format}
          onChange={(format) => change({ format: format as FileWish['format'] })}
        />
      </div>
      <CheckboxGroup
        legend={text.also}
        options={[{ id: 'middle', label: text.middle }]}
        value={wish.middle ? ['middle'] : []}
        onChange={(ids) => change({ middle: ids.length > 0 })}
      />
      {fault ? null : (
        <LinkButton href={fileAddress(wish, of, { zone: place.timeZone, language })}>{text.save}</LinkButton>
      )}
    </Details>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <FormField label={label}>
      {(ids) => (
        <Select
          {...ids}
          options={Object.entries(options).map(([id, name]) => ({ id, label: name }))}
          value={value}
          onChange={onChange}
        />
      )}
    </FormField>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly error?: ReactNode;
  readonly onChange: (day: string) => void;
}

function Day({ label, value, error, onChange }: DayProps) {
  return (
    <FormField label={label} error={error}>
      {(ids) => <TextInput {...ids} type="date" value={value} onChange={onChange} />}
    </FormField>
  );
}
