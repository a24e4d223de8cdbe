import { useQuery } from '@tanstack/react-query';
import type { CaseFile } from '@wijkritme/contract';
import { Button, FormField, Heading, RadioGroup, Select, TextInput } from '../ui/index.ts';
import { ComparisonChoice } from './ComparisonChoice.tsx';
import type { ExpectedForm, PlanForm } from './plan-form.ts';
import { tellableQuery } from './queries.ts';
import { useMeasuresText } from './texts.ts';

interface ExpectedFieldsProps {
  readonly number: number;
  readonly file: CaseFile;
  readonly interventionId: number | null;
  readonly plan: PlanForm;
  readonly value: ExpectedForm;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (value: ExpectedForm) => void;
  readonly onDrop: (() => void) | undefined;
}

/** What should change, which way, how much, and what it is compared with. */
export function ExpectedFields(props: ExpectedFieldsProps) {
  const { number, file, interventionId, plan, value, errorOf, onChange, onDrop } = props;
  const text = useMeasuresText();
  const { data: series } = useQuery(tellableQuery(file.placeId));
  const set = (change: Partial<ExpectedForm>) => onChange({ ...value, ...change });
  const isDated = plan.startsOn !== '' && plan.by !== '' && plan.by > plan.startsOn;
  return (
    <section>
      <Heading level={3}>{text.expected(number)}</Heading>
      <FormField id={`plan-series-${value.key}`} label={text.series} error={errorOf(`plan-series-${value.key}`)}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: '', label: text.chooseSeries },
              ...(series ?? []).map(({ id, name, thingName, simulated }) => ({
                id: String(id),
                label: `${name} – ${thingName}${simulated ? ` (${text.simulated})` : ''}`,
              })),
            ]}
            value={value.datastreamId}
            onChange={(datastreamId) => set({ datastreamId, comparisons: null })}
          />
        )}
      </FormField>
      <RadioGroup
        legend={text.direction}
        name={`direction-${value.key}`}
        options={[
          { id: 'less', label: text.less },
          { id: 'more', label: text.more_ },
        ]}
        value={value.direction}
        onChange={(direction) => set({ direction: direction === 'more' ? 'more' : 'less' })}
      />
      <FormField id={`plan-size-${value.key}`} label={text.size} error={errorOf(`plan-size-${value.key}`)}>
        {(ids) => <TextInput {...ids} inputMode="decimal" value={value.size} onChange={(size) => set({ size })} />}
      </FormField>
      <FormField label={text.as}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: 'percent', label: text.percent },
              { id: 'unit', label: text.unit },
            ]}
            value={value.as}
            onChange={(as) => set({ as: as === 'unit' ? 'unit' : 'percent' })}
          />
        )}
      </FormField>
      <Heading level={4}>{text.compare}</Heading>
      {value.datastreamId !== '' && isDated ? (
        <ComparisonChoice
          asked={{
            caseId: file.id,
            interventionId,
            datastreamId: Number(value.datastreamId),
            startsOn: plan.startsOn,
            by: plan.by,
            comparisons: value.comparisons === null ? null : [...value.comparisons],
          }}
          onChange={(comparisons) => set({ comparisons })}
        />
      ) : (
        <p>{text.compareFirst}</p>
      )}
      {onDrop ? <Button onClick={onDrop}>{text.dropExpected(number)}</Button> : null}
    </section>
  );
}
