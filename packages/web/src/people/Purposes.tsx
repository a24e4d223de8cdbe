import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { findPersonQuestion, type ViewPurpose, viewPurposes } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { Button, DataTable, FormField, Heading, Select, StatusMessage, TextArea } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { queries } from '../workbench/queries.ts';
import { peopleQueries } from './people-queries.ts';
import { usePeopleText } from './texts.ts';
import { usePlaceText } from './use-grant-text.ts';

const EVERYWHERE = '';
const SHORTEST = 10;

/** Why I look at protected readings, per area; once a session, and kept in the log. */
export function Purposes() {
  const { purposes: text } = usePeopleText();
  const query = useQuery(peopleQueries.purposes());
  const format = useFormat();
  const placeText = usePlaceText();
  return (
    <section>
      <Heading level={2}>{text.title}</Heading>
      <p>{text.intro}</p>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? null : (
            <DataTable
              caption={text.given}
              stack
              compact
              rows={items}
              rowKey={({ placeId }) => String(placeId)}
              empty=""
              columns={[
                { key: 'place', header: text.place, render: ({ placeId }) => placeText(placeId) },
                { key: 'purpose', header: text.purpose, render: ({ purpose }) => text.kinds[purpose] },
                { key: 'at', header: text.since, render: ({ at }) => format.moment(at) },
              ]}
            />
          )
        }
      </QueryView>
      <PurposeForm />
    </section>
  );
}

function PurposeForm() {
  const { purposes: text, everywhere } = usePeopleText();
  const { language } = useLanguage();
  const { data: places } = useQuery(queries.places());
  const [place, setPlace] = useState(EVERYWHERE);
  const [purpose, setPurpose] = useState<ViewPurpose>('signal');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const give = useMutation({
    mutationFn: () =>
      api.givePurpose({ body: { placeId: place === EVERYWHERE ? null : Number(place), purpose, words: words.trim() } }),
    onSuccess: () => {
      setWords('');
      setTried(false);
      // Everything is read again: more may be shown now.
      void queryClient.invalidateQueries();
    },
  });
  const about = findPersonQuestion(words);
  const isShort = words.trim().length < SHORTEST;
  const error =
    tried && about ? `${about.reason[language]} ${text.noPerson}` : tried && isShort ? text.short : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!about && !isShort) give.mutate();
  };
  const choices = (places?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name }));
  return (
    <form className="form" onSubmit={submit} noValidate>
      {give.error ? <ErrorAlert error={give.error} /> : null}
      <FormField label={text.place}>
        {(ids) => (
          <Select
            {...ids}
            value={place}
            options={[{ id: EVERYWHERE, label: everywhere }, ...choices]}
            onChange={setPlace}
          />
        )}
      </FormField>
      <FormField label={text.purpose}>
        {(ids) => (
          <Select
            {...ids}
            value={purpose}
            options={viewPurposes.map((id) => ({ id, label: text.kinds[id] }))}
            onChange={(chosen) => setPurpose(viewPurposes.find((one) => one === chosen) ?? purpose)}
          />
        )}
      </FormField>
      <FormField label={text.words} hint={text.wordsHint} error={error}>
        {(ids) => <TextArea {...ids} name="words" value={words} onChange={setWords} />}
      </FormField>
      <Button type="submit">{text.submit}</Button>
      <StatusMessage>{give.isSuccess ? text.done : ''}</StatusMessage>
    </form>
  );
}
