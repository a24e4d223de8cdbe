import { createHash } from 'node:crypto';
import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { geometryProblem } from '../geometry.ts';
import type { PlacesRoom } from '../room.ts';
import { selectMapLayers } from '../sql/read-places.ts';
import { replaceMapLayer } from '../sql/write-places.ts';

export function putMapLayer({ http }: Context, { db }: PlacesRoom): void {
  http.operation(
    'putMapLayer',
    async ({ params, body }) => {
      const { features } = body.layer;
      if (features.length > limits.features)
        throw new WijkritmeError('too_large', `At most ${limits.features} features in one layer.`);
      for (const [index, feature] of features.entries()) {
        const problem = geometryProblem(feature.geometry);
        if (problem) throw new WijkritmeError('geometry_invalid', `Feature ${index}: ${problem}.`);
      }
      const etag = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16);
      await replaceMapLayer(db, params.kind, body.attribution, body.layer, etag);
      return { items: await selectMapLayers(db) };
    },
    { bodyLimit: limits.dataArrayBytes },
  );
}
