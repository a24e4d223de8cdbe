import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AlarmBudget, Place } from '@wijkritme/contract';
import { lazy, Suspense } from 'react';
import { useText } from '../../i18n/language.ts';
import { FormField, Heading, Select } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { BudgetChangeForm } from '../parts/BudgetChangeForm.tsx';
import { BudgetPreview } from '../parts/BudgetPreview.tsx';
import { budgetChoices } from '../parts/budget-changes.ts';
import { PageOfPlace } from '../parts/PageOfPlace.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { useBudgetWords } from '../parts/use-budget-words.ts';
import { useMay } from '../parts/use-session.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';

const Proposals = lazy(async () => ({ default: (await import('../../feedback/Proposals.tsx')).Proposals }));

const AnswerTermPart = lazy(async () => ({ default: (await import('../../queue/AnswerTermPart.tsx')).AnswerTermPart }));

const route = getRouteApi('/plekken/$id/signalen-per-week');

/** How many signals a week a team can handle, and what another number would have shown. */
export function BudgetPage() {
  const { budget } = useText();
  return (
    <PageOfPlace id={route.useParams().id} words={budget}>
      {(place, places) => <BudgetView place={place} places={places} />}
    </PageOfPlace>
  );
}

function BudgetView({ place, places }: { place: Place; places: readonly Place[] }) {
  const query = useQuery(queries.budget(place.id));
  return (
    <QueryView query={query} height={360}>
      {(budget) => (
        <>
          <Now budget={budget} place={place} places={places} />
          <Trial budget={budget} place={place} />
          <FromFeedback place={place.id} />
          <Suspense>
            <AnswerTermPart place={place} places={places} />
          </Suspense>
        </>
      )}
    </QueryView>
  );
}

function Now({ budget, place, places }: { budget: AlarmBudget; place: Place; places: readonly Place[] }) {
  const { budget: text } = useText();
  const words = useBudgetWords();
  const { fromPlaceId, perWeek } = budget;
  const source = places.find(({ id }) => id === fromPlaceId);
  const isOwn = fromPlaceId === place.id;
  const origin = isOwn ? text.own : source ? text.from(source.name) : text.standard;
  const hasBelow = places.some(({ parentId }) => parentId === place.id);
  return (
    <p>
      <strong>{text.now(words(perWeek))}</strong> {origin} {hasBelow ? text.below : null}
    </p>
  );
}

function Trial({ budget, place }: { budget: AlarmBudget; place: Place }) {
  const { budget: text } = useText();
  const words = useBudgetWords();
  const go = useGo();
  const now = budget.perWeek;
  const other = route.useSearch().proef ?? now;
  const options = budgetChoices(now)
    .concat(budgetChoices(now).includes(other) ? [] : [other])
    .map((perWeek) => ({
      id: String(perWeek),
      label: perWeek === now ? text.current(words(perWeek)) : words(perWeek),
    }));
  const choose = (id: string) => go(paths.budget(place.id, { proef: Number(id) }), { stay: true });
  return (
    <>
      <FormField label={text.choose} hint={text.chooseHint}>
        {(ids) => <Select {...ids} options={options} value={String(other)} onChange={choose} />}
      </FormField>
      <section>
        <Heading level={2}>{text.with(words(other))}</Heading>
        <BudgetPreview placeId={place.id} zone={place.timeZone} now={now} other={other} />
      </section>
      <BudgetChangeForm budget={budget} other={other} />
    </>
  );
}

/** What people made of the signals of this place, as a proposal. */
function FromFeedback({ place }: { place: number }) {
  return useMay('signals.tune') ? (
    <Suspense>
      <Proposals place={place} />
    </Suspense>
  ) : null;
}
