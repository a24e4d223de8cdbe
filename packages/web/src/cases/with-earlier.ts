import type { CaseFile, CaseMeasure } from '@wijkritme/contract';

type History = Pick<CaseFile, 'steps' | 'measures'>;

/** A case with more of its history, as it was fetched piece by piece. @param earlier the newest piece first */
export function withEarlier<File extends History>(file: File, earlier: readonly History[]): File {
  if (earlier.length === 0) return file;
  const inOrder = [...earlier.toReversed(), file];
  const byId = new Map<number, CaseMeasure>();
  for (const { measures } of inOrder)
    for (const measure of measures) {
      const { steps = [], verdicts = [] } = byId.get(measure.id) ?? {};
      byId.set(measure.id, {
        ...measure,
        steps: [...steps, ...measure.steps],
        verdicts: [...verdicts, ...measure.verdicts],
      });
    }
  return { ...file, steps: inOrder.flatMap(({ steps }) => steps), measures: [...byId.values()] };
}
