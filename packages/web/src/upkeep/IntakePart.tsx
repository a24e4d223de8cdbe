import type { IntakeStep, Upkeep } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Details, Heading } from '../ui/index.ts';
import { StepBars } from './StepBars.tsx';
import { useUpkeepText } from './texts.ts';

const MINUTE_MS = 60_000;

/** What comes in, by minute and by hour, and why the rest does not. */
export function IntakePart({ intake, startedAt }: Pick<Upkeep, 'intake' | 'startedAt'>) {
  const text = useUpkeepText();
  const format = useFormat();
  return (
    <section>
      <Heading level={2}>{text.intakeTitle}</Heading>
      <p>{text.sinceStart(format.dayTime(startedAt))}</p>
      <Steps
        title={text.hourTitle}
        steps={intake.minutes}
        sentence={text.hourSentence}
        highest={text.perMinute}
        slots={60}
        stepMs={MINUTE_MS}
      />
      <Steps
        title={text.dayTitle}
        steps={intake.hours}
        sentence={text.daySentence}
        highest={text.perHour}
        slots={24}
        stepMs={60 * MINUTE_MS}
      />
      <Refusals refusals={intake.refusals} />
    </section>
  );
}

interface StepsProps {
  readonly title: string;
  readonly steps: readonly IntakeStep[];
  readonly sentence: (stored: string, refused: string) => string;
  readonly highest: (count: string) => string;
  readonly slots: number;
  readonly stepMs: number;
}

function Steps({ title, steps, sentence, highest, slots, stepMs }: StepsProps) {
  const text = useUpkeepText();
  const format = useFormat();
  const sum = (of: (step: IntakeStep) => number) => steps.reduce((total, step) => total + of(step), 0);
  const message = sentence(format.whole(sum((step) => step.stored)), format.whole(sum((step) => step.refused)));
  const newest = Date.parse(steps.at(-1)?.at ?? '');
  const top = Math.max(0, ...steps.map(({ stored, repeated, refused }) => stored + repeated + refused));
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <p className="lead">{message}</p>
      <TableFigure title={title} sentence={message}>
        <StepBars
          steps={steps}
          slots={slots}
          label={message}
          surface={text.barsSurface}
          read={({ at, stored, repeated, refused }) =>
            text.barRead(format.moment(at), format.whole(stored), format.whole(repeated), format.whole(refused))
          }
          highest={highest(format.whole(top))}
          ends={[format.clock(newest - (slots - 1) * stepMs), format.clock(newest)]}
          legend={[text.legendStored, text.legendRefused]}
        />
        <Details summary={text.asTable}>
          <DataTable
            compact
            caption={title}
            rows={steps}
            rowKey={({ at }) => at}
            empty={text.none}
            columns={[
              { key: 'time', header: text.table.time, render: ({ at }) => format.moment(at) },
              ...(['stored', 'repeated', 'refused'] as const).map((key) => ({
                key,
                header: text.columns[key],
                align: 'end' as const,
                render: (step: IntakeStep) => format.whole(step[key]),
              })),
            ]}
          />
        </Details>
      </TableFigure>
    </>
  );
}

function Refusals({ refusals }: { refusals: Upkeep['intake']['refusals'] }) {
  const text = useUpkeepText();
  const format = useFormat();
  const [most] = refusals;
  const message = most ? text.refusalsSentence(most.title, format.whole(most.lastDay)) : text.refusalsNone;
  return (
    <>
      <Heading level={3}>{text.refusalsTitle}</Heading>
      <p className="lead">{message}</p>
      {most ? (
        <TableFigure title={text.refusalsTitle} sentence={message}>
          <DataTable
            compact
            caption={text.refusalsTitle}
            rows={refusals}
            rowKey={({ rule }) => rule}
            empty={text.none}
            columns={[
              { key: 'rule', header: text.refusalColumns.rule, render: ({ title }) => title },
              {
                key: 'hour',
                header: text.refusalColumns.hour,
                align: 'end',
                render: ({ lastHour }) => format.whole(lastHour),
              },
              {
                key: 'day',
                header: text.refusalColumns.day,
                align: 'end',
                render: ({ lastDay }) => format.whole(lastDay),
              },
            ]}
          />
        </TableFigure>
      ) : null}
    </>
  );
}
