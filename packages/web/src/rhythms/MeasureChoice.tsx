import type { InterventionSummary } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { CheckboxGroup, Details } from '../ui/index.ts';
import { mostAtFirst } from './measures-near.ts';
import { useRhythmsText } from './texts.ts';

interface MeasureChoiceProps {
  readonly zone: string;
  /** All there are in this time. */
  readonly measures: readonly InterventionSummary[];
  readonly chosen: readonly InterventionSummary[];
  /** There are more than these: the list has a limit. */
  readonly more: boolean;
  readonly onChange: (named: string) => void;
}

/** Where there are more measures than one lane tells apart: how many, and which of them are drawn. */
export function MeasureChoice({ zone, measures, chosen, more, onChange }: MeasureChoiceProps) {
  const text = useRhythmsText();
  const format = useFormat(zone);
  if (measures.length <= mostAtFirst) return null;
  const day = (date: string) => format.shortDate(Date.parse(`${date}T12:00:00Z`));
  return (
    <>
      <p>
        {text.measuresDrawn(chosen.length, measures.length)} {more ? text.measuresMore : null}
      </p>
      <Details summary={text.chooseMeasures}>
        <CheckboxGroup
          legend={text.measuresHere}
          options={measures.map(({ id, title, placeName, startsOn, endsOn }) => ({
            id: String(id),
            label: `${title}, ${placeName ?? '–'}, ${day(startsOn)} – ${day(endsOn)}`,
          }))}
          value={chosen.map(({ id }) => String(id))}
          onChange={(ids) => onChange(ids.length === 0 ? 'geen' : ids.join(','))}
        />
      </Details>
    </>
  );
}
