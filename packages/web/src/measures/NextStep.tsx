import { type InterventionFile, type InterventionState, interventionSteps, reasonedSteps } from '@wijkritme/contract';
import { civilDate } from '../i18n/zone.ts';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { Button, Details, Heading } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ReasonForm } from '../workbench/parts/ReasonForm.tsx';
import { useNow } from '../workbench/parts/use-now.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { paths } from '../workbench/paths.ts';
import { MeasureError } from './MeasureError.tsx';
import { useMeasuresText } from './texts.ts';
import { useMeasureChange } from './use-measure-change.ts';

interface Step {
  readonly to: InterventionState;
  readonly reason: string;
  readonly emergency: boolean;
}

/** What may follow now, and what it asks for. */
export function NextStep({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { id, version, state } = file;
  const step = useMeasureChange(id, (body: Step) => api.changeInterventionState({ id, body: { ...body, version } }));
  const following = interventionSteps[state];
  const send = (body: Step, onSuccess?: () => void) => {
    if (!step.isPending) step.mutate(body, { onSuccess });
  };
  const isReady = file.rolesSeen >= 2;
  return (
    <section>
      <Heading level={2}>{text.nextStep}</Heading>
      {step.error ? <MeasureError error={step.error} onLook={step.look} /> : null}
      {following.length === 0 ? <p>{text.over}</p> : null}
      <PastDay file={file} />
      {state === 'planned' && !isReady ? <NotReady file={file} /> : null}
      <div className="toolbar">
        {following
          .filter((to) => !reasonedSteps.includes(to) && (to !== 'running' || isReady))
          .map((to) => (
            <Button
              key={to}
              variant={to === 'proposed' ? 'secondary' : 'primary'}
              onClick={() => send({ to, reason: '', emergency: false })}
            >
              {step.isPending ? text.busy : text.step[to]}
            </Button>
          ))}
      </div>
      {following
        .filter((to) => reasonedSteps.includes(to))
        .map((to) => (
          <Details key={to} summary={text.step[to]}>
            <StepWithReason
              name={`measure.${id}.${to}`}
              label={text.step[to]}
              isBusy={step.isPending}
              onSend={(reason, done) => send({ to, reason, emergency: false }, done)}
            />
          </Details>
        ))}
      {(state === 'proposed' || state === 'planned') && !isReady ? (
        <Details summary={text.emergency}>
          <p>{text.emergencyHint}</p>
          <StepWithReason
            name={`measure.${id}.emergency`}
            label={text.emergencyDo}
            isBusy={step.isPending}
            onSend={(reason, done) => send({ to: 'running', reason, emergency: true }, done)}
          />
        </Details>
      ) : null}
    </section>
  );
}

/** A measure that runs beyond its days asks for a decision. */
function PastDay({ file: { state, plan } }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const today = civilDate(useNow(), useZone(plan.placeId));
  if (state !== 'running') return null;
  if (plan.endsOn < today) return <p>{text.pastEnd}</p>;
  return plan.stopOn !== null && plan.stopOn < today ? <p>{text.pastStop}</p> : null;
}

function NotReady({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  return (
    <>
      <p>{text.readings(file.rolesSeen)}</p>
      {file.unanswered.length > 0 ? <p>{text.sayFirst}</p> : null}
      <ul>
        {file.signals.map((id) => (
          <li key={id}>
            <a href={paths.signal(id)}>{text.toSignal(id)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface StepWithReasonProps {
  /** What is being written is kept under it. */
  readonly name: string;
  readonly label: string;
  readonly isBusy: boolean;
  readonly onSend: (reason: string, done: () => void) => void;
}

function StepWithReason({ name, label, isBusy, onSend }: StepWithReasonProps) {
  const text = useMeasuresText();
  const draft = useOwnDraft(name, { reason: '' });
  const { reason } = draft.value;
  return (
    <ReasonForm
      label={text.reason}
      missing={text.reasonError}
      send={isBusy ? text.busy : label}
      reason={reason}
      onChange={(next) => draft.set({ reason: next })}
      onSend={() => onSend(reason, draft.drop)}
    />
  );
}
