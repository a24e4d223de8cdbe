type Row = (() => readonly string[]) | { readonly why: string };

const times = ['lastN=3', 'timerel=between&timeAt=2026-11-20T00:00:00Z&endTimeAt=2026-11-20T13:00:00Z'];

/** What stands behind the doors of NGSI-LD, in each form that a reading may go out in. */
export function ngsiRoutes(pedestrians: () => number): Record<string, Row> {
  const id = () => `urn:ngsi-ld:CrowdFlowObserved:wijkritme:${pedestrians()}`;
  const path = '/ngsi-ld/v1';
  return {
    'GET /ngsi-ld/v1/context.jsonld': { why: 'what names mean' },
    'GET /ngsi-ld/v1/types': { why: 'names of types' },
    'GET /ngsi-ld/v1/entities': () =>
      ['normalized', 'concise', 'keyValues'].map((form) => `${path}/entities?id=${id()}&options=${form}`),
    'GET /ngsi-ld/v1/entities/:id': () => [`${path}/entities/${id()}`],
    'GET /ngsi-ld/v1/temporal/entities': () =>
      ['normalized', 'concise', 'temporalValues'].flatMap((form) =>
        times.map((time) => `${path}/temporal/entities?id=${id()}&options=${form}&${time}`),
      ),
    'GET /ngsi-ld/v1/temporal/entities/:id': () => [`${path}/temporal/entities/${id()}?lastN=1`],
  };
}
