import '../interpret/interpret.css';
import './measures.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CaseFile, InterventionPlan } from '@wijkritme/contract';
import { caseQuery, scriptsQuery } from '../cases/queries.ts';
import { followerOf } from '../cases/script-step.ts';
import { useLanguage, useText } from '../i18n/language.ts';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { keys } from '../live/keys.ts';
import { Breadcrumb, DescriptionList, Heading } from '../ui/index.ts';
import { api, statusOf } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { NotFoundPage } from '../workbench/pages/NotFoundPage.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { MeasureError } from './MeasureError.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { PlanFormView } from './PlanFormView.tsx';
import { emptyPlan, type PlanForm } from './plan-form.ts';
import { useMeasuresText } from './texts.ts';

const route = getRouteApi('/maatregelen/nieuw/$case');

/** Of the field. */
const MOST_TITLE = 120;

/** A new measure in a case. */
export function NewMeasurePage() {
  const text = useMeasuresText();
  const query = useQuery(caseQuery(Number(route.useParams().case)));
  const status = statusOf(query.error);
  if (status === 404) return <NotFoundPage />;
  if (query.data === undefined && (status === 401 || status === 403))
    return (
      <>
        <PageTitle topic={text.newTitle} />
        <Heading level={1}>{text.newTitle}</Heading>
        <NotAllowed />
      </>
    );
  return (
    <QueryView query={query} height={480}>
      {(file) => <NewMeasure key={file.id} file={file} />}
    </QueryView>
  );
}

function NewMeasure({ file }: { file: CaseFile }) {
  const { shell } = useText();
  const text = useMeasuresText();
  const { language } = useLanguage();
  const go = useGo();
  const queryClient = useQueryClient();
  const { stap } = route.useSearch();
  const { data: scripts } = useQuery({ ...scriptsQuery(), enabled: stap !== undefined && file.script !== null });
  const script = scripts?.items.find(({ id }) => id === file.script);
  const step = script?.steps.find(({ grade }) => grade === stap);
  const empty = emptyPlan(file.placeId, ((step && followerOf(step, file)) ?? file.organisation).id);
  const draft = useOwnDraft<PlanForm>(
    step ? `measure.new.${file.id}.${file.script}.${step.grade}` : `measure.new.${file.id}`,
    step ? { ...empty, title: step.measure[language].slice(0, MOST_TITLE) } : empty,
  );
  const create = useMutation({
    mutationFn: (plan: InterventionPlan) => api.createIntervention({ body: { caseId: file.id, plan } }),
    onSuccess: (made) => {
      draft.drop();
      queryClient.setQueryData(keys.measure(made.id), made);
      void queryClient.invalidateQueries({ queryKey: keys.measures });
      void queryClient.invalidateQueries({ queryKey: keys.case(file.id) });
      go(paths.measure(made.id));
    },
  });
  return (
    <>
      <PageTitle topic={`${text.newTitle} (${file.id})`} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          { label: text.title, href: paths.measures() },
          { label: text.newTitle },
        ]}
      />
      <Heading level={1}>{text.newTitle}</Heading>
      <p>
        {text.case}: <a href={paths.case(file.id)}>{file.title}</a>
      </p>
      {step && script ? (
        <>
          <p>{text.fromStep(String(step.grade), script.name[language])}</p>
          <DescriptionList
            items={[
              { term: text.stepSign, description: step.sign[language] },
              { term: text.stepFollower, description: text.roles[step.follower] },
            ]}
          />
        </>
      ) : null}
      {create.error ? <MeasureError error={create.error} onLook={create.reset} /> : null}
      <PlanFormView
        file={file}
        interventionId={null}
        hasBegun={false}
        form={draft.value}
        onChange={draft.set}
        onSubmit={(plan) => create.mutate(plan)}
        isBusy={create.isPending}
        submitLabel={text.propose}
      />
    </>
  );
}
