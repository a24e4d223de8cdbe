import { type OrganisationName, type QuestionnaireRound, questionnaireMethods } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { SharedWith } from '../interpret/SharedWith.tsx';
import { Button, DataTable, VisuallyHidden } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { limitsOf } from './amount.ts';
import { RoundSharing } from './RoundSharing.tsx';
import { answersOf } from './round-form.ts';
import { useFeelingText } from './texts.ts';
import { useFeelingChange } from './use-feeling-change.ts';

/** Rounds of a place; who wrote one down can take it away. */
export function RoundsTable({
  items,
  organisations,
  onSaid,
}: {
  items: readonly QuestionnaireRound[];
  organisations: readonly OrganisationName[];
  onSaid: (said: string) => void;
}) {
  const text = useFeelingText();
  const { language } = useLanguage();
  const format = useFormat();
  const remove = useFeelingChange((id: number) => api.deleteQuestionnaireRound({ id }));
  const questionOf = ({ question, questionEn }: QuestionnaireRound) => (language === 'en' && questionEn) || question;
  const nameOf = (one: QuestionnaireRound) => text.remove(questionOf(one), format.shortDate(one.until));
  const distributionOf = ({ scale, counts }: QuestionnaireRound) => {
    const nameOf = (answer: number) => (scale !== 'yes-no' ? answer : answer === 1 ? text.yes : text.no);
    const shown = answersOf(scale).flatMap((answer, at) =>
      counts[at] === null ? [] : [`${nameOf(answer)}: ${format.whole(counts[at] ?? 0)}`],
    );
    if (shown.length === 0) return text.hidden;
    return [...shown, ...(shown.length < counts.length ? [text.restHidden] : [])].join(', ');
  };
  const taking = {
    key: 'remove',
    header: text.change,
    controls: true,
    render: (one: QuestionnaireRound) =>
      one.mayRemove ? (
        <>
          <RoundSharing {...{ organisations, onSaid }} round={one} name={nameOf(one)} />
          <Button onClick={() => remove.mutate(one.id, { onSuccess: () => onSaid(text.removed) })}>
            {text.removeShort}
            <VisuallyHidden>: {nameOf(one)}</VisuallyHidden>
          </Button>
        </>
      ) : null,
  };
  return (
    <>
      {remove.error ? <AnswerError error={remove.error} onLook={remove.look} /> : null}
      <TableFigure title={text.tableCaption} label={[...new Set(items.map(({ label }) => label))].join(', ')}>
        <DataTable
          caption={text.tableCaption}
          columns={[
            { key: 'question', header: text.question, render: questionOf },
            { key: 'period', header: text.period, render: ({ from, until }) => format.range(from, until) },
            {
              key: 'result',
              header: text.result,
              render: (one) => `${one.sentence} ${text.intervalOf(limitsOf(one, format)?.join(' – '))}`,
            },
            { key: 'counts', header: text.distribution, render: distributionOf },
            {
              key: 'source',
              header: text.source,
              render: ({ method, source }) =>
                `${source}; ${questionnaireMethods.find(({ id }) => id === method)?.[language] ?? method}`,
            },
            {
              key: 'label',
              header: text.label,
              render: (one) => (
                <>
                  <SharedWith mark={one} />
                  {`; ${text.by} ${one.organisation.name}`}
                </>
              ),
            },
            ...(items.some(({ mayRemove }) => mayRemove) ? [taking] : []),
          ]}
          rows={items}
          rowKey={({ id }) => id}
          empty={text.none}
          stack
        />
      </TableFigure>
    </>
  );
}
