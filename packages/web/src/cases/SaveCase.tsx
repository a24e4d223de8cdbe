import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseFile } from '@wijkritme/contract';
import { SaveShare } from '../exports/SaveShare.tsx';
import { TooManyRows } from '../exports/too-many-rows.ts';
import { caseReportsQuery } from '../reports/queries.ts';
import { api } from '../workbench/api.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { useMay } from '../workbench/parts/use-session.ts';
import { withEarlier } from './with-earlier.ts';

/** Pieces of history; a case that has more of them does not fit into a file. */
const mostPieces = 50;

/** A case as a file: all of its history, also what the page has not asked for yet. */
export function SaveCase({ file }: { file: CaseFile }) {
  const queryClient = useQueryClient();
  const mayRead = useMay('reports.read') === true;
  const zone = useZone(file.placeId);
  // At other places one may read reports; of this case then nothing is told.
  const { isError } = useQuery({ ...caseReportsQuery(file.id), enabled: mayRead });
  return (
    <SaveShare
      title={file.title}
      make={async (about) => {
        const [{ figureOfCase }, whole, reports] = await Promise.all([
          import('./of-case.ts'),
          wholeCase(file),
          mayRead && !isError ? queryClient.fetchQuery(caseReportsQuery(file.id)) : undefined,
        ]);
        return figureOfCase({ file: whole, reports: reports?.history ?? [], zone }, about);
      }}
    />
  );
}

/** @throws TooManyRows */
async function wholeCase(file: CaseFile): Promise<CaseFile> {
  const earlier: CaseFile[] = [];
  for (let until = file.earlierUntil; until !== null; ) {
    if (earlier.length === mostPieces) throw new TooManyRows();
    const piece = await api.getCase({ id: file.id, historyUntil: until });
    earlier.push(piece);
    until = piece.earlierUntil;
  }
  return withEarlier(file, earlier);
}
