import type { TodayItem, TodayKind } from '@wijkritme/contract';
import { paths } from '../workbench/paths.ts';

/** Where an item leads to. */
export function hrefOf({ kind, subjectId, datastreamId }: TodayItem): string {
  switch (kind) {
    case 'answer':
      return paths.interpretations(subjectId);
    case 'task':
    case 'case':
    case 'removal':
      return paths.case(subjectId);
    case 'measure':
    case 'verdict':
      return paths.measure(subjectId);
    case 'proposal':
      return paths.budget(subjectId);
    case 'passport':
      return paths.passport(subjectId, datastreamId ?? 0);
    case 'notices':
      return paths.notices();
    default:
      return kind satisfies never;
  }
}

/** Where all of a kind are. */
export function listOf(kind: TodayKind): string {
  switch (kind) {
    case 'answer':
      return paths.signals({ wacht: 'op-mij' });
    case 'task':
    case 'case':
    case 'removal':
      return paths.cases();
    case 'measure':
    case 'verdict':
      return paths.measures();
    case 'proposal':
      return paths.signals();
    case 'passport':
      return paths.sensors();
    case 'notices':
      return paths.notices();
    default:
      return kind satisfies never;
  }
}
