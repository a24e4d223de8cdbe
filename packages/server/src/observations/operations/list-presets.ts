import type { Context } from '../../foundation/context.ts';
import { presets } from '../presets/index.ts';

export function listPresets({ http }: Context): void {
  http.operation('listPresets', ({ language }) => ({
    items: presets.map(({ id, name, description, handles, accepts }) => ({
      id,
      name: name[language],
      description: description[language],
      handles: handles.map((words) => words[language]),
      accepts,
    })),
  }));
}
