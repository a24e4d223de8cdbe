import type { CaseFile, CaseSignal } from '@wijkritme/contract';
import { useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { Heading, StatusMessage } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { AddSignalForm } from './AddSignalForm.tsx';
import { Fold } from './Fold.tsx';
import { TakeOutForm } from './TakeOutForm.tsx';
import { useCasesText } from './texts.ts';

/** The signals that are in a case; while it is open others can be put in, and taken out. */
export function SignalsPart({ file }: { file: CaseFile }) {
  const { signalsOf: text } = useCasesText();
  const [done, setDone] = useState<string | null>(null);
  return (
    <section>
      <Heading level={2}>{text.title}</Heading>
      <ol className="items">
        {file.signals.map((signal) => (
          <li key={signal.signalId} className="items__item">
            <SignalInCase signal={signal} file={file} onTaken={() => setDone(text.taken(signal.signalId))} />
          </li>
        ))}
      </ol>
      {file.closed ? null : (
        <Fold summary={text.add}>{() => <AddSignalForm file={file} onDone={(id) => setDone(text.added(id))} />}</Fold>
      )}
      <StatusMessage>{done}</StatusMessage>
    </section>
  );
}

interface SignalInCaseProps {
  readonly signal: CaseSignal;
  readonly file: CaseFile;
  readonly onTaken: () => void;
}

function SignalInCase({ signal: { signalId, start, exists }, file, onTaken }: SignalInCaseProps) {
  const { signal, gone } = useCasesText();
  const { dayTime } = useFormat();
  return (
    <>
      <p className="items__note">{dayTime(start)}</p>
      <p className="items__text">
        {exists ? <a href={paths.signal(signalId)}>{signal(signalId)}</a> : `${signal(signalId)}. ${gone}`}
      </p>
      {file.closed ? null : <TakeOut signalId={signalId} file={file} onTaken={onTaken} />}
    </>
  );
}

/** Or why one cannot. */
function TakeOut({ signalId, file, onTaken }: Omit<SignalInCaseProps, 'signal'> & { readonly signalId: number }) {
  const { answerFirst, signalsOf: text } = useCasesText();
  if (file.answerFirst.includes(signalId))
    return (
      <p className="items__sentence">
        <a href={paths.signal(signalId)}>{answerFirst.go(signalId)}</a>
      </p>
    );
  if (file.signals.length < 2) return <p className="items__sentence">{text.onlyOne}</p>;
  return (
    <Fold summary={`${text.take} (${signalId})`}>
      {() => <TakeOutForm signalId={signalId} file={file} onTaken={onTaken} />}
    </Fold>
  );
}
