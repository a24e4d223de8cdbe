import { findLifecycleStep, type LifecycleStage, lifecycleSteps } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, isInField, labPeriods, type TakenStep, toLife } from './life.ts';

const step = (to: LifecycleStage, at: number, more: Partial<TakenStep> = {}): TakenStep => ({
  from: null,
  to,
  at,
  until: null,
  reference: null,
  ...more,
});

describe('a life', () => {
  test('without steps is in the field, always', () => {
    expect(toLife([])).toBe(always);
    expect(isInField(always, 0)).toBe(true);
    expect(labPeriods(always, 0, 10)).toEqual([]);
  });

  test('that has not reached the field has lab data only', () => {
    const life = toLife([step('announced', 1), step('described', 2), step('lab', 3, { reference: 7 })]);
    expect(life).toMatchObject({ stage: 'lab', stageSince: 3, referenceId: 7, fieldPeriods: [] });
    expect(labPeriods(life, 0, 10)).toEqual([{ from: 0, to: 10 }]);
    expect(toLife([step('lab', 3, { reference: 7 }), step('validated', 4)])).toMatchObject({ referenceId: 7 });
  });

  test('counts from the moment it goes to the field until it leaves', () => {
    const steps = [step('lab', 10), step('validated', 20), step('field', 30, { until: 60 })];
    const life = toLife(steps);
    expect(life.fieldUntil).toBe(60);
    expect([29, 30, 59, 60].map((at) => isInField(life, at))).toEqual([false, true, true, false]);
    const longer = toLife([...steps, step('field', 50, { until: 90 })]);
    expect(longer.fieldPeriods).toEqual([{ from: 30, to: 90 }]);
    const back = toLife([...steps, step('lab', 40), step('validated', 45), step('field', 50)]);
    expect(back.fieldPeriods).toEqual([
      { from: 30, to: 40 },
      { from: 50, to: Number.POSITIVE_INFINITY },
    ]);
    expect(labPeriods(back, 0, 60)).toEqual([
      { from: 0, to: 30 },
      { from: 40, to: 50 },
    ]);
  });

  test('of what was always in the field keeps what it measured there', () => {
    const life = toLife([step('lab', 40, { from: 'field' })]);
    expect([0, 39, 40].map((at) => isInField(life, at))).toEqual([true, true, false]);
    expect(labPeriods(life, 0, 50)).toEqual([{ from: 40, to: 50 }]);
  });

  test('marks nothing after its end or its withdrawal', () => {
    const steps = [step('lab', 10), step('validated', 20), step('field', 30, { until: 60 })];
    expect(labPeriods(toLife(steps), 0, 100)).toEqual([{ from: 0, to: 30 }]);
    expect(labPeriods(toLife([...steps, step('withdrawn', 50)]), 0, 100)).toEqual([{ from: 0, to: 30 }]);
    expect(labPeriods(toLife([step('withdrawn', 50, { from: 'field' })]), 0, 100)).toEqual([]);
  });
});

test('no moment is in the field and in the lab, and while it is in the lab it is marked', () => {
  const steps = fc.array(
    fc.record({
      to: fc.constantFrom<LifecycleStage>('described', 'lab', 'validated', 'field', 'withdrawn'),
      wait: fc.integer({ min: 1, max: 20 }),
      lasts: fc.option(fc.integer({ min: 1, max: 40 })),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, (taken) => {
      let at = 0;
      const life = toLife(
        taken.map(({ to, wait, lasts }) => {
          at += wait;
          return step(to, at, { until: lasts === null || to !== 'field' ? null : at + lasts });
        }),
      );
      const lab = labPeriods(life, 0, 200);
      const stageAt = (time: number) => {
        const until = (i: number) => taken.slice(0, i + 1).reduce((total, { wait }) => total + wait, 0);
        return taken.findLast((_, i) => until(i) <= time)?.to;
      };
      for (let time = 0; time < 200; time++) {
        const isLab = lab.some(({ from, to }) => time >= from && time < to);
        if (isLab && isInField(life, time)) return false;
        if (stageAt(time) === 'lab' && !isLab) return false;
      }
      return true;
    }),
  );
});

describe('the declared steps', () => {
  test('lead from announced to the field by way of the lab, and nowhere past it', () => {
    expect(lifecycleSteps.filter(({ to, from }) => to === 'field' && from !== 'field')).toEqual([
      { from: 'validated', to: 'field', needs: ['valid-passport'] },
    ]);
    expect(findLifecycleStep('lab', 'field')).toBeUndefined();
    expect(findLifecycleStep('described', 'validated')).toBeUndefined();
  });

  test('ask for a passport before readings may come, and for a reason to leave', () => {
    for (const { to, needs } of lifecycleSteps) {
      if (to === 'withdrawn') expect(needs).toContain('reason');
      if (to === 'lab' || to === 'field')
        expect(needs.some((need) => need === 'valid-passport' || need === 'reason')).toBe(true);
    }
    expect(new Set(lifecycleSteps.map(({ from, to }) => `${from} ${to}`)).size).toBe(lifecycleSteps.length);
  });
});
