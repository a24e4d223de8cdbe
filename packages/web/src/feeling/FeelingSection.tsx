import { useQuery } from '@tanstack/react-query';
import type { FeelingQuestion } from '@wijkritme/contract';
import { SaveShare } from '../exports/SaveShare.tsx';
import { useFormat } from '../i18n/language.ts';
import { Alert, AnswerRanges, Details, Heading } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { usePlaceName } from '../workbench/parts/use-places.ts';
import { paths } from '../workbench/paths.ts';
import { amountOf, endsOf, limitsOf } from './amount.ts';
import { FeelingTable } from './FeelingTable.tsx';
import { feelingQuery } from './queries.ts';
import { rowsOf } from './rows-of.ts';
import { useFeelingText } from './texts.ts';

/** Feeling beside fact: what people said before and after a measure. */
export function FeelingSection({ measureId }: { measureId: number }) {
  const text = useFeelingText();
  const query = useQuery(feelingQuery(measureId));
  return (
    <section>
      <Heading level={2}>{text.beside}</Heading>
      <QueryView query={query} height={120}>
        {({ questions, placeId }) => (
          <>
            <p>{placeId === null ? text.noPlace : questions.length === 0 ? text.noRounds : text.besideIntro}</p>
            {questions.map((one) => (
              <QuestionView key={`${one.scale} ${one.question}`} asked={one} />
            ))}
            {placeId === null ? null : <ToRounds placeId={placeId} />}
          </>
        )}
      </QueryView>
    </section>
  );
}

function ToRounds({ placeId }: { placeId: number }) {
  const text = useFeelingText();
  const name = usePlaceName(placeId);
  return name === undefined ? null : (
    <p className="more">
      <a href={paths.feeling(placeId)}>{text.toRounds(name)}</a>
    </p>
  );
}

function QuestionView({ asked }: { asked: FeelingQuestion }) {
  const text = useFeelingText();
  const format = useFormat();
  const { question, scale, better, sentences, warnings, placeName, label } = asked;
  const [first, chance, ...more] = sentences;
  const rows = rowsOf(asked);
  const [least, most] = endsOf(scale);
  const message = first ?? `${question} ${rows.map(({ round }) => round.sentence).join(' ')}`;
  return (
    <article className="measure-run">
      <Heading level={3}>{question}</Heading>
      {first ? (
        <p className="lead">
          {first} {chance}
        </p>
      ) : (
        <p>{text.askedIn(placeName)}</p>
      )}
      {warnings.length === 0 ? null : (
        <Alert tone="info" title={text.mind}>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Alert>
      )}
      <AnswerRanges
        label={message}
        surface={text.surface}
        read={({ key, label: name, text: result }) => {
          const round = rows.find(({ round: { id } }) => id === key)?.round;
          const limits = round && limitsOf(round, format)?.join(' – ');
          return text.roundRead(name, result, text.intervalOf(limits));
        }}
        ends={[least, most]}
        endTexts={[amountOf(scale, least, format), amountOf(scale, most, format)]}
        rows={rows.map(({ part, round }) => ({
          key: round.id,
          label: `${part === 'elsewhere' ? `${round.placeName}, ` : ''}${format.longDate(round.until)}, ${text.parts[part]}`,
          text: round.mean === null ? text.hidden : amountOf(scale, round.mean, format),
          value: round.mean,
          low: round.low,
          high: round.high,
          isBeside: part === 'elsewhere' || part === 'across',
        }))}
      />
      <p className="note">{better === 'higher' ? text.betterHigher : text.betterLower}</p>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <SaveShare
        title={text.figureTitle(question)}
        make={async (about) => (await import('./of-feeling.ts')).figureOfFeeling(asked, about)}
      />
      <Details summary={text.caption(question)}>
        <FeelingTable caption={text.caption(question)} rows={rows} />
        <p className="note">
          {text.hiddenNote} {label}
        </p>
      </Details>
    </article>
  );
}
