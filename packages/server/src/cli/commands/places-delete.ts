import { withServer } from '../connection.ts';
import { type GlobalOptions, say } from '../options.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';
import { getPlace } from './find-place.ts';

interface Options extends GlobalOptions {
  readonly withReadings?: boolean;
}

export const addPlacesDelete: AddCommand = (places, terminal) => {
  places
    .command('delete <place>')
    .description('delete a place (code or number) and all below it')
    .option('--with-readings', 'also where things with readings stand: they go too')
    .action(async (name: string, _options, command) => {
      const options = command.optsWithGlobals() as Options;
      const gone = await withServer(terminal, options, async ({ client }) => {
        const { id } = await getPlace(client, name);
        return client.deletePlace({ id, ...(options.withReadings ? { withReadings: true } : {}) });
      });
      if (options.json) return print(terminal.out, JSON.stringify(gone));
      const words = {
        nl: `Weg: plekken ${gone.places}, apparaten ${gone.things}, meetreeksen ${gone.datastreams}, metingen ${gone.readings}`,
        en: `Gone: places ${gone.places}, things ${gone.things}, datastreams ${gone.datastreams}, readings ${gone.readings}`,
      };
      print(terminal.out, say(options, words));
    });
};
