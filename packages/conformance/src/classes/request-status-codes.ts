import { expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Trial } from '../trial.ts';

/** Questions that cannot be understood. */
const wrong = [
  'Things?$top=-1',
  'Things?$top=many',
  'Things?$skip=-1',
  'Things?$count=perhaps',
  'Things?$select=nothing',
  'Things?$expand=Nothings',
  'Things?$orderby=nothing',
  'Things?$filter=nothing%20eq%201',
  "Things?$filter=name%20eq%20'",
  'Things?$filter=name%20eq',
  'Things?$filter=(name%20eq%201',
  'Things?$unknown=1',
];

export const statusCodes: ConformanceClass = {
  uri: conformanceClass('request-data/status-codes'),
  name: 'Status codes',
  requirements: [
    {
      uri: requirement('request-data/query-status-code'),
      says: 'A question that cannot be understood answers 400, one with an option that is not there 501.',
      check: async (trial) => {
        for (const path of wrong) expectStatus(await trial.server.send('GET', path), 400, 501);
      },
    },
    {
      uri: requirement('request-data/status-code'),
      says: 'GET answers 200 with JSON, and takes a content type without a body.',
      check: checkType,
    },
  ],
};

async function checkType(trial: Trial): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await trial.server.send('GET', 'Things', undefined, headers);
  expectStatus(answer, 200);
  const type = answer.headers.get('content-type') ?? '';
  expectThat(answer, type.includes('json'), 'a content type of JSON', type);
}
