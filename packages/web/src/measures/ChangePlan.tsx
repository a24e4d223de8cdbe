import { useQuery } from '@tanstack/react-query';
import type { CaseFile, InterventionFile, InterventionPlan } from '@wijkritme/contract';
import { useState } from 'react';
import { caseQuery } from '../cases/queries.ts';
import { useInterpretText } from '../interpret/texts.ts';
import { useChangeDraft } from '../interpret/use-change-draft.ts';
import { Details, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { MeasureError } from './MeasureError.tsx';
import { PlanFormView } from './PlanFormView.tsx';
import { type PlanForm, toPlanForm } from './plan-form.ts';
import { useMeasuresText } from './texts.ts';
import { useMeasureChange } from './use-measure-change.ts';

/** A measure that is not over can be planned differently; what was frozen stays. */
export function ChangePlan({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ ...caseQuery(file.caseId), enabled: isOpen });
  if (['ended', 'stopped', 'withdrawn'].includes(file.state)) return null;
  return (
    <Details summary={text.change} onToggle={setOpen}>
      {file.frozen ? <p>{text.changeFrozen}</p> : null}
      {isOpen ? <QueryView query={query}>{(ofCase) => <ChangeForm file={file} ofCase={ofCase} />}</QueryView> : null}
    </Details>
  );
}

function ChangeForm({ file, ofCase }: { file: InterventionFile; ofCase: CaseFile }) {
  const text = useMeasuresText();
  const { draftKept } = useInterpretText();
  const draft = useChangeDraft<PlanForm>(`measure.change.${file.id}`, {
    form: toPlanForm(file.plan),
    version: file.version,
  });
  const change = useMeasureChange(
    file.id,
    (plan: InterventionPlan) => api.changeIntervention({ id: file.id, body: { plan, version: draft.version } }),
    draft.done,
  );
  const look = () => {
    draft.look();
    change.reset();
    change.look();
  };
  return (
    <>
      {change.error ? <MeasureError error={change.error} onLook={look} /> : null}
      <StatusMessage>{draft.wasKept ? draftKept : null}</StatusMessage>
      <PlanFormView
        file={ofCase}
        interventionId={file.id}
        hasBegun={file.state === 'running'}
        form={draft.form}
        onChange={draft.set}
        onSubmit={(plan) => change.mutate(plan)}
        isBusy={change.isPending}
        submitLabel={text.save}
      />
    </>
  );
}
