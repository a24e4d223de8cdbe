import type { InterventionFile, InterventionPlan, Problem } from '@wijkritme/contract';
import type { TestPerson } from '../../testing/people.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { askAs } from './interpreting.ts';

/** A plan that fits; change what a test is about. */
export function buildPlan(
  change: Partial<InterventionPlan> & Pick<InterventionPlan, 'ownerId' | 'expected'>,
): InterventionPlan {
  return {
    title: 'Elke avond iemand op het plein',
    kind: 'presence',
    placeId: null,
    agreementId: null,
    startsOn: '2026-11-23',
    endsOn: '2026-12-20',
    stopOn: null,
    costEuros: 1_200,
    by: '2026-12-20',
    ...change,
  };
}

export const expectLess = (datastreamId: number, comparisons: readonly number[] = []) => ({
  datastreamId,
  direction: 'less' as const,
  size: 20,
  as: 'percent' as const,
  comparisons: [...comparisons],
});

export const askMeasure = (
  server: TestServer,
  who: Pick<TestPerson, 'headers'> | undefined,
  method: string,
  path: string,
  body?: unknown,
) => askAs<InterventionFile & Problem>(server, who, { method, path: `/v1/interventions${path}`, body });

export const stepAs = (
  server: TestServer,
  who: TestPerson,
  { id, version }: Pick<InterventionFile, 'id' | 'version'>,
  step: { to: string; reason?: string; emergency?: boolean },
) => askMeasure(server, who, 'POST', `/${id}/state`, { reason: '', emergency: false, version, ...step });
