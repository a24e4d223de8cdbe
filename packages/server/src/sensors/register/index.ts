import type { Context } from '../../foundation/context.ts';
import type { Places } from '../../places/index.ts';
import type { SensorsRoom } from '../room.ts';
import type { RegisterSources } from './entries.ts';
import { entryPage } from './pages/entry-page.ts';
import { knownEntryPage, knownPage } from './pages/known-page.ts';
import { listPage } from './pages/list-page.ts';
import { signPage } from './pages/sign-page.ts';
import { styleFor } from './pages/style.ts';

/** The public register: pages of the server that need no script. */
export function mountRegister({ http, clock, config }: Context, room: SensorsRoom, places: Places): void {
  const sources = (): RegisterSources => ({ room, places: places.directory, now: clock.now() });
  http.page('/register/style.css', ({ query }) => ({
    text: styleFor(query.paper),
    mediaType: 'text/css; charset=utf-8',
  }));
  http.page('/register', (call) => listPage(sources(), call));
  http.page('/register/known', (call) => knownPage(sources(), call));
  http.page('/register/known/:id', (call) => knownEntryPage(sources(), call));
  http.page('/register/:id', (call) => entryPage(sources(), call));
  http.page('/register/:id/sign', (call) => signPage(sources(), config.publicUrl ?? call.origin, call));
}
