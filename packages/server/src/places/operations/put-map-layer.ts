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
        throw new WijkritmeError('too_large', {
          nl: `Een kaartlaag heeft ten hoogste ${limits.features} vormen. Splits haar.`,
          en: `At most ${limits.features} features in one layer. Split it up.`,
        });
      for (const [index, feature] of features.entries()) {
        const problem = geometryProblem(feature.geometry);
        if (problem)
          throw new WijkritmeError('geometry_invalid', {
            nl: `Vorm ${index} is geen goede GeoJSON in WGS84 (RFC 7946). Kijk soort en coördinaten na.`,
            en: `Feature ${index}: ${problem}. Mend it and send the layer again.`,
          });
      }
      const etag = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16);
      await replaceMapLayer(db, params.kind, body.attribution, body.layer, etag);
      return { items: await selectMapLayers(db) };
    },
    { bodyLimit: limits.dataArrayBytes },
  );
}
