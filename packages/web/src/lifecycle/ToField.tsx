import type { Thing } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { addDays, startOfDay } from '../i18n/zone.ts';
import { Button, FormField, RadioGroup, TextInput } from '../ui/index.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import type { TakeStep } from './queries.ts';
import { useLifecycleText } from './texts.ts';

interface ToFieldProps {
  readonly label: string;
  readonly thing: Thing;
  readonly step: TakeStep;
  readonly needsReason?: boolean;
}

/** For good, or until the end of a day. */
export function ToField({ label, thing, step, needsReason = false }: ToFieldProps) {
  const text = useLifecycleText();
  const zone = useZone(thing.placeId);
  const [term, setTerm] = useState('permanent');
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const until = day === '' ? Number.NaN : startOfDay(addDays(day, 1), zone);
  const lacksDay = term === 'temporary' && !(until > Date.now());
  const lacksReason = needsReason && reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (lacksDay || lacksReason) return;
    step.mutate({
      to: 'field',
      ...(term === 'temporary' ? { until: new Date(until).toISOString() } : {}),
      ...(needsReason ? { reason: reason.trim() } : {}),
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <RadioGroup
        legend={text.howLong}
        name="term"
        options={[
          { id: 'permanent', label: text.permanent },
          { id: 'temporary', label: text.temporary },
        ]}
        value={term}
        onChange={setTerm}
      />
      {term === 'temporary' ? (
        <FormField label={text.until} error={asked && lacksDay ? text.untilNeeded : undefined}>
          {(ids) => <TextInput {...ids} type="date" name="until" value={day} onChange={setDay} />}
        </FormField>
      ) : null}
      {needsReason ? (
        <FormField label={text.reason} error={asked && lacksReason ? text.reasonNeeded : undefined}>
          {(ids) => <TextInput {...ids} name="reason" value={reason} onChange={setReason} />}
        </FormField>
      ) : null}
      <Button type="submit" variant={needsReason ? undefined : 'primary'}>
        {step.isPending ? text.busy : label}
      </Button>
    </form>
  );
}
