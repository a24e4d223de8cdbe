import { useQuery } from '@tanstack/react-query';
import type { ComparisonCandidate, EffectPreview } from '@wijkritme/contract';
import { useEffect } from 'react';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, StatusMessage } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { type PreviewAsked, previewQuery } from './queries.ts';
import { seriesLabel } from './series-label.ts';
import { useMeasuresText } from './texts.ts';

interface ComparisonChoiceProps {
  readonly asked: PreviewAsked;
  readonly onChange: (comparisons: number[]) => void;
}

/** What is proposed to compare with, each with its reason; a person confirms it. What would not be seen stands beside it. */
export function ComparisonChoice({ asked, onChange }: ComparisonChoiceProps) {
  const query = useQuery(previewQuery(asked));
  const { data } = query;
  // The first proposal becomes the choice that a person then looks at; afterwards only people change it.
  const isFirst = asked.comparisons === null && data !== undefined && !query.isPlaceholderData;
  useEffect(() => {
    if (isFirst) onChange(data.candidates.filter(({ use }) => use).map(({ id }) => id));
  });
  return (
    <QueryView query={query} height={160}>
      {(preview) => <Candidates preview={preview} chosen={asked.comparisons ?? []} onChange={onChange} />}
    </QueryView>
  );
}

interface CandidatesProps {
  readonly preview: EffectPreview;
  readonly chosen: readonly number[];
  readonly onChange: (comparisons: number[]) => void;
}

function Candidates({ preview: { candidates, smallest }, chosen, onChange }: CandidatesProps) {
  const text = useMeasuresText();
  const { percent } = useFormat();
  const toggle = (id: number) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].sort((a, b) => a - b));
  const isOpen = ({ reason }: ComparisonCandidate) => reason !== 'adjoining' && reason !== 'own-intervention';
  return (
    <>
      <p>{candidates.length === 0 ? text.noCandidates : text.compareHint}</p>
      {candidates.length === 0 ? null : (
        <TableFigure title={text.comparisons}>
          <DataTable
            caption={text.comparisons}
            columns={[
              {
                key: 'name',
                header: text.candidate,
                render: (one) => (
                  <label className="measure-choice">
                    <input
                      type="checkbox"
                      checked={chosen.includes(one.id)}
                      disabled={!isOpen(one)}
                      aria-label={text.pick(seriesLabel(one))}
                      onChange={() => toggle(one.id)}
                    />
                    <span>
                      {seriesLabel(one)}
                      {one.placeName ? `, ${one.placeName}` : null}
                    </span>
                  </label>
                ),
              },
              { key: 'why', header: text.why, render: ({ reason }) => text.reasons[reason] },
              {
                key: 'alike',
                header: text.alike,
                align: 'end',
                render: ({ correlation }) => (correlation === null ? text.noValue : percent(Math.max(0, correlation))),
              },
            ]}
            rows={candidates}
            rowKey={({ id }) => id}
            empty={text.noCandidates}
            stack
          />
        </TableFigure>
      )}
      {chosen.length === 0 && candidates.length > 0 ? <p>{text.noComparisons}</p> : null}
      <StatusMessage>{smallest}</StatusMessage>
    </>
  );
}
