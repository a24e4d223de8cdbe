import { useText } from '../../i18n/language.ts';
import { useMunicipality } from './use-places.ts';

/** The title of the tab: subject – part – municipality (ux.md, item 8). React puts it in the head. */
export function PageTitle({ topic, section }: { topic: string; section?: string }) {
  const { shell } = useText();
  const municipality = useMunicipality();
  return <title>{[topic, section, municipality ?? shell.brand].filter(Boolean).join(' – ')}</title>;
}
