import { useLanguage } from '../i18n/language.ts';
import { kindLooks, type SpanKind, shapePath } from './kind-looks.ts';
import { kindWord } from './span-words.ts';

/** Words beside the same shapes as in the lanes; only what the lanes hold. */
export function LaneLegend({ kinds }: { kinds: readonly SpanKind[] }) {
  const { language } = useLanguage();
  const shown = (Object.keys(kindLooks) as SpanKind[]).filter((kind) => kinds.includes(kind));
  if (shown.length === 0) return null;
  return (
    <ul className="lanes-legend">
      {shown.map((kind) => (
        <li key={kind} className="lanes-legend__entry">
          <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true" focusable="false">
            <path d={shapePath(kind)} />
          </svg>
          {kindWord(kind, language)}
        </li>
      ))}
    </ul>
  );
}
