import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { hashOfToken } from '../../sharing/index.ts';
import type { NoticesRoom } from '../room.ts';
import { confirmAddress } from '../sql/preferences.ts';

export function confirmMailAddress({ http, clock }: Context, { db }: NoticesRoom): void {
  http.operation('confirmMailAddress', async ({ body }) => {
    if (!(await confirmAddress(db, hashOfToken(body.token), new Date(clock.now()))))
      throw new WijkritmeError('invitation_invalid', {
        nl: 'Deze link is gebruikt, verlopen of vervangen door een nieuwere. Vraag een andere op de pagina van uw meldingen.',
        en: 'This link was used, has ended or was replaced by a newer one. Ask for another on the page of your notices.',
      });
    return {};
  });
}
