import type { JointDeviation, JointMember, SignalReason } from '@wijkritme/contract';
import { TableFigure } from '../../exports/TableFigure.tsx';
import { capital } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/language.ts';
import { DataTable, Details, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { useZone } from './use-places.ts';

interface JointDeviationPanelProps {
  readonly joint: JointDeviation;
  readonly reason: SignalReason['joint'][number] | undefined;
  readonly placeId: number | null;
}

/** What several series showed together, why we see it, and what each of them measured at that hour. */
export function JointDeviationPanel({ joint, reason, placeId }: JointDeviationPanelProps) {
  const { signals: text, charts, deviation } = useText();
  const format = useFormat(useZone(placeId));
  return (
    <section>
      <Heading level={2}>{text.jointHeading(joint.propertyName)}</Heading>
      <p>{joint.sentence}</p>
      {reason && reason.reasons.length > 0 ? (
        <>
          <Heading level={3}>{charts.why.title}</Heading>
          <ul>
            {reason.reasons.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
      {reason && reason.members.length > 0 ? (
        <Details summary={text.jointMembers(reason.members.length)}>
          <MemberTable
            members={reason.members}
            placeId={placeId}
            caption={text.jointCaption(format.dayTime(joint.peakTime))}
            first={deviation.sensor}
          />
        </Details>
      ) : null}
    </section>
  );
}

interface MemberTableProps {
  readonly members: readonly JointMember[];
  readonly placeId: number | null;
  readonly caption: string;
  readonly first: string;
}

function MemberTable({ members, placeId, caption, first }: MemberTableProps) {
  const { words } = useText();
  const format = useFormat();
  const difference = ({ measured, normal }: JointMember) =>
    measured === null || normal === null ? null : measured - normal;
  return (
    <TableFigure title={caption}>
      <DataTable
        stack
        caption={caption}
        rows={members}
        rowKey={({ datastreamId }) => datastreamId}
        empty={words.noReading}
        columns={[
          {
            key: 'name',
            header: first,
            render: ({ datastreamId, name }) =>
              placeId === null ? name : <a href={paths.place(placeId, { datastream: datastreamId })}>{name}</a>,
          },
          {
            key: 'measured',
            header: capital(words.measured),
            align: 'end',
            render: ({ measured, shownFrom, unit, inSum }) =>
              measured === null && shownFrom !== undefined
                ? format.hidden(shownFrom, unit, inSum)
                : format.value(measured, unit),
          },
          {
            key: 'normal',
            header: capital(words.normal),
            align: 'end',
            render: (row) => (row.normal === null ? '–' : format.value(row.normal, row.unit)),
          },
          {
            key: 'difference',
            header: capital(words.difference),
            align: 'end',
            render: (row) => (difference(row) === null ? '–' : format.difference(difference(row), row.unit)),
          },
        ]}
      />
    </TableFigure>
  );
}
