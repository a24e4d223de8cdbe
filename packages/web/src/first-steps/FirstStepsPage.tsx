import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Session } from '@wijkritme/contract';
import { FormField, Heading, Select } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { PageHead } from '../workbench/parts/PageHead.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { examplesQuery } from './examples-query.ts';
import { type Newcomer, newcomers } from './newcomers.ts';
import { type Examples, hrefOf, needsAccount, type Step, stepsOf } from './steps.ts';
import { useFirstStepsText } from './texts.ts';

const route = getRouteApi('/eerste-stappen');

/** What somebody new does first, by their work: each step leads to a page with something in it. */
export function FirstStepsPage() {
  const text = useFirstStepsText();
  const { data: health } = useQuery(queries.health());
  const session = useQuery(queries.session());
  return (
    <>
      <PageHead title={text.title} />
      <p className="lead">
        {text.intro} {health?.simulated ? text.simulated : null}
      </p>
      <QueryView query={session} height={480}>
        {(found) => <Mine session={found} />}
      </QueryView>
    </>
  );
}

function Mine({ session }: { session: Session }) {
  const text = useFirstStepsText();
  const go = useGo();
  const { rol } = route.useSearch();
  const examples = useQuery(examplesQuery());
  const newcomer = newcomers.find((id) => id === rol) ?? ownRole(session);
  return (
    <>
      <FormField label={text.who}>
        {(ids) => (
          <Select
            {...ids}
            options={newcomers.map((id) => ({ id, label: text.newcomers[id] }))}
            value={newcomer}
            onChange={(id) => go(paths.firstSteps({ rol: id }), { stay: true })}
          />
        )}
      </FormField>
      <Heading level={2}>{text.list}</Heading>
      <QueryView query={examples} height={420}>
        {(found) => (
          <ol className="items" aria-label={text.list}>
            {stepsOf[newcomer].map((step) => (
              <StepItem key={step} step={step} examples={found} isSignedIn={session.role !== 'visitor'} />
            ))}
          </ol>
        )}
      </QueryView>
    </>
  );
}

/** Of somebody with several roles the first. */
function ownRole({ role, person }: Session): Newcomer {
  return person?.roles[0]?.role ?? (role === 'administrator' ? 'administrator' : 'visitor');
}

interface StepItemProps {
  readonly step: Step;
  readonly examples: Examples;
  readonly isSignedIn: boolean;
}

function StepItem({ step, examples, isSignedIn }: StepItemProps) {
  const text = useFirstStepsText();
  const { title, text: what } = text.steps[step];
  return (
    <li className="items__item">
      <div className="items__body">
        <Heading level={3}>
          <a href={hrefOf(step, examples)}>{title}</a>
        </Heading>
        <p className="items__sentence">{what}</p>
        {needsAccount.has(step) && !isSignedIn ? (
          <p className="items__note">
            {text.needsAccount} <SignInLink>{text.signIn}</SignInLink>
          </p>
        ) : null}
      </div>
    </li>
  );
}
