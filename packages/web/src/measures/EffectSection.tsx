import type { EffectRun, InterventionFile } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { Button, Details, Heading, ProgressBar } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useHashTarget } from '../workbench/parts/use-hash-target.ts';
import { VerdictBadge } from './badges.tsx';
import { EffectNumbersPart } from './EffectNumbersPart.tsx';
import { labelOf } from './series-label.ts';
import { useMeasuresText } from './texts.ts';
import { useMeasureChange } from './use-measure-change.ts';

/** Whether it helped, as far as anybody can tell, and how sure that is. */
export function EffectSection({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { longDate } = useFormat();
  const { id, effects, frozen } = file;
  useHashTarget();
  const ask = useMeasureChange(id, () => api.askEffect({ id, body: {} }));
  return (
    <section>
      <Heading level={2}>{text.effects}</Heading>
      {frozen === null ? <p>{text.notBegun}</p> : null}
      {frozen !== null && effects.length === 0 ? <p>{text.noEffects(longDate(frozen.plan.by))}</p> : null}
      {effects.map((run) => (
        <RunView key={run.id} file={file} run={run} />
      ))}
      {frozen === null ? null : (
        <>
          {ask.error ? <AnswerError error={ask.error} onLook={ask.look} /> : null}
          <p>
            <Button onClick={() => ask.mutate(undefined)}>{ask.isPending ? text.busy : text.ask}</Button>
          </p>
          <p className="note">{text.askHint}</p>
        </>
      )}
    </section>
  );
}

/** What follows from a verdict leads back to it; `paths.measure` knows it too. */
const anchorOfRun = ({ id }: EffectRun) => `oordeel-${id}`;

function RunView({ file, run }: { file: InterventionFile; run: EffectRun }) {
  const text = useMeasuresText();
  const { longDate } = useFormat();
  const series = file.series.find(({ id }) => id === run.datastreamId);
  const name = `${labelOf(file.series, run.datastreamId)}${series?.simulated ? ` (${text.simulated})` : ''}`;
  return (
    <article className="measure-run" id={anchorOfRun(run)}>
      <Heading level={3}>{text.runOf(name, longDate(run.until))}</Heading>
      {run.verdict === null ? (
        <Progress file={file} run={run} />
      ) : (
        <>
          <p>
            <VerdictBadge verdict={run.verdict} />
          </p>
          <p className="lead">{run.sentence}</p>
          <p>{run.expectation}</p>
          <p>
            <strong>{text.howSure}</strong> {run.sure}
          </p>
          <p className="note">{run.reason === 'due' ? text.due : text.asked}</p>
          <Details summary={text.numbers} onPaper>
            <EffectNumbersPart file={file} run={run} />
          </Details>
        </>
      )}
    </article>
  );
}

function Progress({ file: { id }, run }: { file: InterventionFile; run: EffectRun }) {
  const text = useMeasuresText();
  const { percent } = useFormat();
  const cancel = useMeasureChange(id, () => api.cancelEffect({ id, effect: run.id, body: {} }));
  if (run.state === 'cancelled') return <p>{text.cancelled}</p>;
  if (run.state === 'failed') return <p>{text.failed}</p>;
  return (
    <>
      <ProgressBar
        label={text.progress}
        value={run.progress}
        max={100}
        text={run.state === 'waiting' ? text.waiting : text.done(percent(run.progress / 100))}
      />
      {cancel.error ? <AnswerError error={cancel.error} onLook={cancel.look} /> : null}
      <Button onClick={() => cancel.mutate(undefined)}>{text.cancel}</Button>
    </>
  );
}
