import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { toPastEffect } from '../effects/to-past-effect.ts';
import { keyedPage, parseKeyMark } from '../key-mark.ts';
import { labelReader } from '../label-reader.ts';
import { feelingBeside } from '../questionnaires/feeling-beside.ts';
import type { ResponseRoom } from '../room.ts';
import { keyOfEffect, selectPastEffects } from '../sql/past-effects.ts';

export function listEffects({ http, access }: Context, room: ResponseRoom): void {
  http.operation('listEffects', async ({ query, principal, language }) => {
    const reader = labelReader(room, access, principal);
    const limit = query.limit ?? limits.defaultPageSize;
    const behind = parseKeyMark('effects', query.after);
    const rows = await selectPastEffects(room.db, reader, { ...query, limit: limit + 1, behind, spare: 1 });
    const { shown, next } = keyedPage('effects', rows, { limit, keyOf: keyOfEffect });
    const feeling = await feelingBeside(room, { reader, rows: shown }, language);
    return {
      items: shown.map((row) => toPastEffect(room, { row, feeling: feeling(row) }, language)),
      next,
    };
  });
}
