import type { Thing, ThingLifecycle } from '@wijkritme/contract';
import { Details, LinkButton } from '../ui/index.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { useStep } from './queries.ts';
import { ReasonStep } from './ReasonStep.tsx';
import { ToField } from './ToField.tsx';
import { ToLab } from './ToLab.tsx';
import { useLifecycleText } from './texts.ts';

interface StageStepsProps {
  readonly thing: Thing;
  readonly lifecycle: ThingLifecycle;
}

/** The step that comes next stands open; others are folded away. */
export function StageSteps({ thing, lifecycle }: StageStepsProps) {
  const text = useLifecycleText();
  const step = useStep(thing.id);
  const { stage, streams } = lifecycle;
  const here = streams.filter((stream) => stream.stage === stage);
  const lacking = thing.datastreams.filter(
    ({ id, passportStatus }) => passportStatus !== 'valid' && here.some(({ datastream }) => datastream === id),
  );
  return (
    <>
      {step.error ? <ErrorAlert error={step.error} onRetry={() => step.reset()} /> : null}
      {stage === 'described' && lacking.length > 0 ? (
        <div className="toolbar">
          {lacking.map(({ id, name }) => (
            <LinkButton key={id} variant="primary" href={paths.passport(thing.id, id)}>
              {text.toPassport(name)}
            </LinkButton>
          ))}
        </div>
      ) : null}
      {stage === 'described' && lacking.length === 0 ? <ToLab streams={here} thing={thing} step={step} /> : null}
      {stage === 'lab' || stage === 'validated' ? (
        <div className="toolbar">
          {here.map(({ datastream, name }) => (
            <LinkButton key={datastream} href={paths.validation(thing.id, datastream)}>
              {text.report(name)}
            </LinkButton>
          ))}
        </div>
      ) : null}
      {stage === 'lab' ? (
        <ReasonStep
          label={text.validate}
          step={step}
          toBody={(reason) => ({ to: 'validated', ...(reason && { reason }) })}
        />
      ) : null}
      {stage === 'validated' ? <ToField label={text.toField} step={step} thing={thing} /> : null}
      {stage === 'field' ? (
        <>
          <Details summary={text.changeEnd}>
            <ToField label={text.changeEnd} step={step} thing={thing} needsReason />
          </Details>
          <Details summary={text.backToLab}>
            <ReasonStep label={text.backToLab} step={step} needed toBody={(reason) => ({ to: 'lab', reason })} />
          </Details>
        </>
      ) : null}
      {stage === 'withdrawn' ? (
        <Details summary={text.again}>
          <ReasonStep label={text.again} step={step} needed toBody={(reason) => ({ to: 'described', reason })} />
        </Details>
      ) : (
        <Details summary={text.withdraw}>
          <p>{text.withdrawHint}</p>
          <ReasonStep label={text.withdraw} step={step} needed toBody={(reason) => ({ to: 'withdrawn', reason })} />
        </Details>
      )}
    </>
  );
}
