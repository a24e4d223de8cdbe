import type { Datastream } from '@wijkritme/contract';
import { useText } from '../../i18n/language.ts';
import { Details, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { ContradictionBadge, StatusBadge } from './badges.tsx';

const healthy: readonly Datastream['status'][] = ['normal', 'deviation', 'learning'];

/** More than these go behind a fold. */
const troublesShown = 6;

/** What does not measure well, said first and in sentences. */
export function SensorTroubles({ states }: { states: readonly Datastream[] }) {
  const { sensors: text } = useText();
  const troubles = states.filter(({ status, contradiction }) => !healthy.includes(status) || contradiction);
  const rest = troubles.slice(troublesShown);
  if (states.length === 0) return null;
  return (
    <section>
      <Heading level={2}>{text.attention}</Heading>
      <p>{text.problems(troubles.length)}</p>
      {troubles.length > 0 ? <TroubleItems items={troubles.slice(0, troublesShown)} /> : null}
      {rest.length > 0 ? (
        <Details summary={text.moreAttention(rest.length)}>
          <TroubleItems items={rest} />
        </Details>
      ) : null}
    </section>
  );
}

function TroubleItems({ items }: { items: readonly Datastream[] }) {
  return (
    <ul className="items items--wide">
      {items.map(({ id, thingId, thingName, status, contradiction, sentence }) => (
        <li key={id} className="items__item">
          <div className="items__head">
            <a className="items__name" href={paths.sensor(thingId)}>
              {thingName}
            </a>
            {healthy.includes(status) ? <ContradictionBadge /> : <StatusBadge status={status} />}
          </div>
          <p className="items__sentence">{healthy.includes(status) ? contradiction?.sentence : sentence}</p>
        </li>
      ))}
    </ul>
  );
}
