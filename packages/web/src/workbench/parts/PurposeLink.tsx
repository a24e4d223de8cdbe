import { useText } from '../../i18n/language.ts';
import { paths } from '../paths.ts';
import { useMay } from './use-session.ts';

/** Counts are hidden here, and this person may see them after saying why: the way to the form. Others see nothing of it. */
export function PurposeLink({ hidden }: { hidden: boolean | undefined }) {
  const { place } = useText();
  const may = useMay('data.protected');
  if (!hidden || !may) return null;
  return (
    <p className="note">
      {place.countsHidden} <a href={paths.account()}>{place.statePurpose}</a>
    </p>
  );
}
