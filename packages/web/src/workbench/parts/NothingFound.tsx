import { useText } from '../../i18n/language.ts';
import { EmptyState, LinkButton } from '../../ui/index.ts';

interface NothingFoundProps {
  readonly text: { readonly empty: string; readonly emptyFiltered: string; readonly emptyAll: string };
  readonly filtered: boolean;
  /** The list without filters. */
  readonly clearHref: string;
}

/** Why a list is empty: because of the filters, or because nothing was found. */
export function NothingFound({ text, filtered, clearHref }: NothingFoundProps) {
  const { findings } = useText();
  return (
    <EmptyState
      title={text.empty}
      text={filtered ? text.emptyFiltered : text.emptyAll}
      action={filtered ? <LinkButton href={clearHref}>{findings.clear}</LinkButton> : undefined}
    />
  );
}
