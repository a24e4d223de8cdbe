import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ValidationCriterion, ValidationReport } from '@wijkritme/contract';
import type { ComponentProps } from 'react';
import { TableFigure } from '../exports/TableFigure.tsx';
import { type Format, unitLabel } from '../i18n/format.ts';
import { useFormat, useText } from '../i18n/language.ts';
import { Alert, Badge, Breadcrumb, DataTable, DescriptionList, Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { NotFoundPage } from '../workbench/pages/NotFoundPage.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';
import type { LifecycleText } from './texts-nl.ts';

const route = getRouteApi('/sensoren/$id/validatie/$datastream');

type Finding = ValidationReport['findings'][number];
const looks: Record<Finding['verdict'], Pick<ComponentProps<typeof Badge>, 'tone' | 'shape'>> = {
  pass: { tone: 'ok', shape: 'circle' },
  fail: { tone: 'alert', shape: 'diamond' },
  unknown: { tone: 'muted', shape: 'dots' },
};

/** A device beside its reference: the sentence first, then the table; made to be printed. */
export function ValidationPage() {
  const { id, datastream } = route.useParams();
  const text = useLifecycleText();
  const { sensors, shell } = useText();
  const query = useQuery(lifecycleQueries.report(Number(datastream)));
  const status = statusOf(query.error);
  if (status === 404) return <NotFoundPage />;
  const name = query.data ? query.data.thingName : text.reportHeading;
  return (
    <>
      <PageTitle topic={text.reportTitle(query.data?.name ?? datastream)} section={sensors.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: sensors.title, href: paths.sensors() },
          { label: name, href: paths.sensor(Number(id)) },
          { label: text.reportHeading },
        ]}
      />
      {status === 409 ? (
        <>
          <Heading level={1}>{text.reportHeading}</Heading>
          <Alert tone="info" title={text.noReport} />
        </>
      ) : (
        <QueryView query={query} height={400}>
          {(report) => <ReportView report={report} />}
        </QueryView>
      )}
    </>
  );
}

function ReportView({ report }: { report: ValidationReport }) {
  const text = useLifecycleText();
  const format = useFormat();
  const { reference } = report;
  const show = (criterion: ValidationCriterion, value: number | null) =>
    amount(text, format, report.unit, criterion, value);
  return (
    <>
      <Heading level={1}>{text.reportTitle(report.name)}</Heading>
      <p className="lead">{report.sentence}</p>
      <DescriptionList
        items={[
          { term: text.measuresTerm, description: `${report.propertyName} (${unitLabel(report.unit) || report.unit})` },
          {
            term: text.compared,
            description: reference ? `${reference.thingName}: ${reference.name}` : text.noReference,
          },
          { term: text.period, description: `${format.moment(report.from)} – ${format.moment(report.to)}` },
        ]}
      />
      <p>{text.windows(format.whole(report.windowSeconds / 60))}</p>
      <TableFigure title={text.criteria}>
        <DataTable<Finding>
          stack
          caption={text.criteria}
          rows={report.findings}
          rowKey={({ criterion }) => criterion}
          empty={text.none}
          columns={[
            { key: 'criterion', header: text.criterion, render: ({ criterion }) => text.names[criterion] },
            {
              key: 'found',
              header: text.found,
              align: 'end',
              render: ({ criterion, value }) => show(criterion, value),
            },
            {
              key: 'limit',
              header: text.limit,
              align: 'end',
              render: ({ criterion, limit, side }) => text[side](show(criterion, limit)),
            },
            {
              key: 'verdict',
              header: text.verdict,
              render: ({ verdict }) => <Badge {...looks[verdict]}>{text.verdicts[verdict]}</Badge>,
            },
          ]}
        />
      </TableFigure>
      <Numbers report={report} />
      <Heading level={2}>{text.limitsFrom}</Heading>
      <p>{report.limitsFrom}</p>
    </>
  );
}

/** Every number of the report, with how sure it is. */
function Numbers({ report }: { report: ValidationReport }) {
  const text = useLifecycleText();
  const format = useFormat();
  const { statistics: numbers, unit } = report;
  const value = (number: number | null) => (number === null ? text.unknown : format.value(number, unit));
  const sure = (number: number | null, margin: number | null) =>
    margin === null ? value(number) : `${value(number)} ${text.margin(format.value(margin, unit))}`;
  const rows = [
    { name: text.readings, shown: format.whole(numbers.readings) },
    { name: text.expected, shown: format.whole(numbers.expected) },
    { name: text.bias, shown: sure(numbers.bias, numbers.biasMargin) },
    {
      name: text.limits,
      shown:
        numbers.agreementLower === null
          ? text.unknown
          : `${value(numbers.agreementLower)} – ${sure(numbers.agreementUpper, numbers.agreementMargin)}`,
    },
    { name: text.names.drift, shown: sure(numbers.driftPer30Days, numbers.driftMargin) },
  ];
  return (
    <TableFigure title={text.numbers}>
      <DataTable<(typeof rows)[number]>
        stack
        compact
        caption={text.numbers}
        rows={rows}
        rowKey={({ name }) => name}
        empty={text.none}
        columns={[
          { key: 'name', header: text.number, render: ({ name }) => name },
          { key: 'value', header: text.value, align: 'end', render: ({ shown }) => shown },
        ]}
      />
    </TableFigure>
  );
}

/** A number in the words of its criterion; the correlation needs more decimals than the rest. */
function amount(
  text: LifecycleText,
  format: Format,
  unit: string,
  criterion: ValidationCriterion,
  value: number | null,
): string {
  if (value === null) return text.unknown;
  switch (criterion) {
    case 'pairs':
      return format.whole(value);
    case 'days':
      return text.days(format.number(value));
    case 'uptime':
    case 'missing':
      return format.percent(value);
    case 'correlation':
      return text.hundredths(format.whole(value * 100));
    case 'clock-offset':
      return text.seconds(format.whole(value));
    case 'bias':
    case 'rmse':
    case 'agreement':
    case 'drift':
      return format.value(value, unit);
    default:
      return criterion satisfies never;
  }
}
