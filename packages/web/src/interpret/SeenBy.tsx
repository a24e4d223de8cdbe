import type { Receipt } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Details } from '../ui/index.ts';
import { useInterpretText } from './texts.ts';

/** Who read it, and when for the first time; shown to the organisation of the author. */
export function SeenBy({ receipts }: { receipts: readonly Receipt[] | null }) {
  const text = useInterpretText();
  const { dayTime } = useFormat();
  if (receipts === null) return null;
  if (receipts.length === 0) return <p>{text.seenByNobody}</p>;
  return (
    <Details summary={text.seenBy(receipts.length)}>
      <ul>
        {receipts.map(({ name, organisation, at, whole }) => (
          <li key={`${name} ${at}`}>
            {text.by(name ?? text.goneReader, organisation.name)}: {dayTime(at)}
            {whole ? null : `, ${text.titleOnly}`}
          </li>
        ))}
      </ul>
    </Details>
  );
}
