import { useQuery } from '@tanstack/react-query';
import type { CaseFile, CaseScript } from '@wijkritme/contract';
import { useLanguage } from '../i18n/language.ts';
import { DataTable, Heading } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { scriptsQuery } from './queries.ts';
import { useCasesText } from './texts.ts';

/** The script that a case follows; nothing where it follows none. */
export function ScriptSteps({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const query = useQuery({ ...scriptsQuery(), enabled: file.script !== null });
  if (file.script === null) return null;
  return (
    <section>
      <Heading level={2}>{text.steps}</Heading>
      <QueryView query={query}>
        {({ items }) => {
          const script = items.find(({ id }) => id === file.script);
          return script ? <Steps script={script} /> : null;
        }}
      </QueryView>
    </section>
  );
}

function Steps({ script }: { script: CaseScript }) {
  const text = useCasesText();
  const { language } = useLanguage();
  return (
    <DataTable
      caption={script.name[language]}
      columns={[
        { key: 'grade', header: text.grade, render: ({ grade }) => grade },
        { key: 'sign', header: text.sign, render: ({ sign }) => sign[language] },
        { key: 'measure', header: text.measure, render: ({ measure }) => measure[language] },
        { key: 'follower', header: text.follower, render: ({ follower }) => text.roles[follower] },
      ]}
      rows={script.steps}
      rowKey={({ grade }) => grade}
      empty={text.noScript}
      stack
    />
  );
}
