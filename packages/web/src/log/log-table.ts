import type { LogLine } from '@wijkritme/contract';
import type { Cell, FigureTable } from '../exports/figure.ts';
import type { Language } from '../i18n/language.ts';
import { actorName } from './actor-name.ts';
import { kindName } from './kind-names.ts';
import type { LogText } from './texts-nl.ts';

interface Told {
  readonly text: LogText;
  readonly language: Language;
  /** In which moments are written. */
  readonly zone: string;
}

/** One row per entry, with its hash, so that it can be held against a checkpoint. */
export function logTable(lines: readonly LogLine[], { text, language, zone }: Told): FigureTable {
  return {
    caption: text.caption,
    columns: [
      ...[text.number, text.at, text.what, text.mark, text.subject, text.who].map((name) => ({ name })),
      ...[text.kind, text.hash].map((name) => ({ name, isDetail: true as const })),
    ],
    rows: lines.map(({ position, at, kind, emergency, subject, actor, hash }): Cell[] => [
      position,
      { at: Date.parse(at), zone },
      kindName(kind, language),
      emergency ? text.emergency : '',
      subject,
      actorName(actor, text),
      kind,
      hash,
    ]),
  };
}
