import type { Due } from '../../observations/index.ts';
import type { JointDue } from '../sql/retention-joint.ts';

interface Members {
  readonly kind: { readonly key: string };
  readonly members: ReadonlyMap<number, unknown>;
}

/**
 * A joint deviation tells of many series together. It goes with the shortest term for days among them; that one of them is
 * removed at once takes it along only where all of them are.
 */
export function jointDuesOf(groups: Iterable<Members>, dues: readonly Due[]): JointDue[] {
  const byId = new Map(dues.map((due) => [due.datastreamId, due]));
  const found: JointDue[] = [];
  for (const { kind, members } of groups) {
    const own = [...members.keys()].flatMap((id) => byId.get(id) ?? []);
    const kept = own.filter(({ day }) => day !== Number.POSITIVE_INFINITY);
    const [first] = (kept.length > 0 ? kept : own).sort((a, b) => b.day - a.day);
    if (first && first.day !== Number.NEGATIVE_INFINITY)
      found.push({ groupKey: kind.key, datastreamId: first.datastreamId, before: first.day });
  }
  return found;
}
