import { withServer } from '../connection.ts';
import { type GlobalOptions, say } from '../options.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';
import { getPlace } from './find-place.ts';

/** What takes the region away. */
const NONE = 'none';

export const addPlacesSchoolRegion: AddCommand = (places, terminal) => {
  places
    .command('school-region <place> <region>')
    .description(`say whose school terms hold in a place (code or number) and all below it; "${NONE}" takes it away`)
    .action(async (name: string, region: string, _options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const changed = await withServer(terminal, options, async ({ client }) => {
        const { id } = await getPlace(client, name);
        return client.putSchoolRegion({ id, body: { region: region === NONE ? null : region } });
      });
      if (options.json) return print(terminal.out, JSON.stringify(changed));
      const words =
        changed.schoolRegion === null
          ? { nl: `${changed.name}: geen schoolregio`, en: `${changed.name}: no school region` }
          : {
              nl: `${changed.name}: schoolregio ${changed.schoolRegion}`,
              en: `${changed.name}: school region ${changed.schoolRegion}`,
            };
      print(terminal.out, say(options, words));
    });
};
