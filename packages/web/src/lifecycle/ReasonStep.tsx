import { type FormEvent, useState } from 'react';
import { Button, FormField, TextInput } from '../ui/index.ts';
import type { StepBody, TakeStep } from './queries.ts';
import { useLifecycleText } from './texts.ts';

const SHORTEST = 3;

interface ReasonStepProps {
  readonly label: string;
  readonly step: TakeStep;
  readonly toBody: (reason: string) => StepBody;
  /** Without a reason the step is not taken. */
  readonly needed?: boolean;
}

/** A step that is taken with one button and a reason. */
export function ReasonStep({ label, step, toBody, needed = false }: ReasonStepProps) {
  const text = useLifecycleText();
  const [reason, setReason] = useState('');
  const [lacks, setLacks] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = reason.trim();
    const isShort = given.length < SHORTEST && (needed || given.length > 0);
    setLacks(isShort);
    if (!isShort) step.mutate(toBody(given));
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <FormField label={text.reason} hint={text.reasonHint} error={lacks ? text.reasonNeeded : undefined}>
        {(ids) => <TextInput {...ids} name="reason" value={reason} onChange={setReason} />}
      </FormField>
      <Button type="submit" variant={needed ? undefined : 'primary'}>
        {step.isPending ? text.busy : label}
      </Button>
    </form>
  );
}
