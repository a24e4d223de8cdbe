import { useQuery } from '@tanstack/react-query';
import type { OrganisationName } from '@wijkritme/contract';
import { MeasuresOfSignal } from '../measures/MeasuresOf.tsx';
import { Details, Heading } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { IntoCase } from './IntoCase.tsx';
import { OpenCaseForm } from './OpenCaseForm.tsx';
import { casesOfQuery } from './queries.ts';
import { useCasesText } from './texts.ts';

interface CasesOfSignalProps {
  readonly signalId: number;
  readonly organisations: readonly OrganisationName[];
  readonly placeId: number | null;
}

/** What came of a signal; shown to who has answered it. */
export function CasesOfSignal({ signalId, organisations, placeId }: CasesOfSignalProps) {
  const text = useCasesText();
  const query = useQuery(casesOfQuery(signalId));
  return (
    <>
      <Heading level={2}>{text.ofSignal}</Heading>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{text.noneOfSignal}</p>
          ) : (
            <ul>
              {items.map(({ id, title }) => (
                <li key={id}>
                  <a href={paths.case(id)}>{title}</a>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <MeasuresOfSignal signalId={signalId} />
      <IntoCase signalId={signalId} placeId={placeId} />
      <Details summary={text.openOne}>
        <OpenCaseForm signalId={signalId} organisations={organisations} placeId={placeId} />
      </Details>
    </>
  );
}
