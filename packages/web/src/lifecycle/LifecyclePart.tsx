import { useQuery } from '@tanstack/react-query';
import type { LifecycleStage, Thing, ThingLifecycle } from '@wijkritme/contract';
import type { ComponentProps } from 'react';
import { Badge, Card } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { Credentials } from './Credentials.tsx';
import { MakeKey } from './MakeKey.tsx';
import { lifecycleQueries } from './queries.ts';
import { StageHistory } from './StageHistory.tsx';
import { StageSteps } from './StageSteps.tsx';
import { ThingFeed } from './ThingFeed.tsx';
import { useLifecycleText } from './texts.ts';

type Look = Pick<ComponentProps<typeof Badge>, 'tone' | 'shape'>;

const looks: Record<LifecycleStage, Look> = {
  announced: { tone: 'muted', shape: 'dots' },
  described: { tone: 'info', shape: 'dots' },
  lab: { tone: 'info', shape: 'square' },
  validated: { tone: 'ok', shape: 'square' },
  field: { tone: 'ok', shape: 'circle' },
  withdrawn: { tone: 'muted', shape: 'square' },
};

export function StageBadge({ stage }: { stage: LifecycleStage }) {
  const text = useLifecycleText();
  return <Badge {...looks[stage]}>{text.stages[stage]}</Badge>;
}

/** Where a device stands, what comes next, and what happened. */
export function LifecyclePart({ thing }: { thing: Thing }) {
  const query = useQuery(lifecycleQueries.lifecycle(thing.id));
  return (
    <QueryView query={query} height={160}>
      {(lifecycle) => <LifecycleView thing={thing} lifecycle={lifecycle} />}
    </QueryView>
  );
}

function LifecycleView({ thing, lifecycle }: { thing: Thing; lifecycle: ThingLifecycle }) {
  const text = useLifecycleText();
  const manages = useMay('sensors.manage');
  const { stage } = lifecycle;
  const isLab = stage === 'lab' || stage === 'validated';
  return (
    <>
      <Card title={text.title}>
        <p className="toolbar">
          <span>{text.now}:</span> <StageBadge stage={stage} />
        </p>
        {isLab ? <p>{text.labNote}</p> : null}
        <p>
          <strong>{text.next}:</strong> {lifecycle.nextStep}
        </p>
        {manages ? <StageSteps thing={thing} lifecycle={lifecycle} /> : null}
        {lifecycle.history.length > 0 ? <StageHistory thing={thing} lifecycle={lifecycle} /> : null}
      </Card>
      {manages && stage !== 'withdrawn' && stage !== 'announced' ? (
        <>
          <MakeKey thing={thing} lifecycle={lifecycle} />
          <Credentials thing={thing} />
          <ThingFeed thing={thing} />
        </>
      ) : null}
    </>
  );
}
