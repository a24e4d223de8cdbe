import { useQuery } from '@tanstack/react-query';
import type { CaseFile, CaseScript } from '@wijkritme/contract';
import { useEffect, useRef, useState } from 'react';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useLanguage } from '../i18n/language.ts';
import { Button, DataTable, Heading, LinkButton, VisuallyHidden } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { EntryForm } from './EntryForm.tsx';
import { scriptsQuery } from './queries.ts';
import { type ScriptStep, toTask } from './script-step.ts';
import { useCasesText } from './texts.ts';

/** The script that a case follows, from which tasks and measures are made; nothing where it follows none. */
export function ScriptSteps({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const query = useQuery({ ...scriptsQuery(), enabled: file.script !== null });
  const [chosen, setChosen] = useState<ScriptStep>();
  if (file.script === null) return null;
  return (
    <section>
      <Heading level={2}>{text.steps}</Heading>
      <QueryView query={query}>
        {({ items }) => {
          const script = items.find(({ id }) => id === file.script);
          return script ? <Steps script={script} file={file} onTask={setChosen} /> : null;
        }}
      </QueryView>
      {chosen && !file.closed ? (
        <TaskOfStep key={chosen.grade} step={chosen} file={file} onDone={() => setChosen(undefined)} />
      ) : null}
    </section>
  );
}

interface StepsProps {
  readonly script: CaseScript;
  readonly file: CaseFile;
  readonly onTask: (step: ScriptStep) => void;
}

function Steps({ script, file, onTask }: StepsProps) {
  const text = useCasesText();
  const { language } = useLanguage();
  const act = (step: ScriptStep) => (
    <div className="toolbar">
      <Button onClick={() => onTask(step)}>
        {text.asTask}
        <VisuallyHidden>: {step.measure[language]}</VisuallyHidden>
      </Button>
      <LinkButton href={paths.newMeasure(file.id, { stap: step.grade })}>
        {text.asMeasure}
        <VisuallyHidden>: {step.measure[language]}</VisuallyHidden>
      </LinkButton>
    </div>
  );
  return (
    <TableFigure title={script.name[language]} label={file.label}>
      <DataTable
        caption={script.name[language]}
        columns={[
          { key: 'grade', header: text.grade, render: ({ grade }) => grade },
          { key: 'sign', header: text.sign, render: ({ sign }) => sign[language] },
          { key: 'measure', header: text.measure, render: ({ measure }) => measure[language] },
          { key: 'follower', header: text.follower, render: ({ follower }) => text.roles[follower] },
          ...(file.closed ? [] : [{ key: 'act', header: text.makeOfIt, controls: true, render: act }]),
        ]}
        rows={script.steps}
        rowKey={({ grade }) => grade}
        empty={text.noScript}
        stack
      />
    </TableFigure>
  );
}

interface TaskOfStepProps {
  readonly step: ScriptStep;
  readonly file: CaseFile;
  readonly onDone: () => void;
}

/** The step as a task, to be changed before it goes into the case. The reader is led to it. */
function TaskOfStep({ step, file, onDone }: TaskOfStepProps) {
  const text = useCasesText();
  const { language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  return (
    <div ref={box}>
      <Heading level={3}>{text.taskOf(String(step.grade))}</Heading>
      <EntryForm
        file={file}
        kind="task"
        name={`task.${file.script}.${step.grade}`}
        empty={toTask(step, file, { text, language })}
        onDone={onDone}
      />
      <Button variant="subtle" onClick={onDone}>
        {text.noTask}
      </Button>
    </div>
  );
}
