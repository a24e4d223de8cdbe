// Changes the number of signals a week at a place, and loses nothing of what a colleague changed meanwhile:
// KEY=… node change-safely.mjs http://localhost:8080 3 2
import { ClientError, createClient } from '@wijkritme/client';

const [baseUrl = 'http://localhost:8080', place = '1', perWeek = '1'] = process.argv.slice(2);
const client = createClient({ baseUrl, key: process.env.KEY, language: () => 'en' });
const id = Number(place);
let seen = '';
await client.getAlarmBudget({ id }, { onHeaders: (headers) => (seen = headers.get('etag') ?? '') });
try {
  await client.putAlarmBudget({ id, body: { perWeek: Number(perWeek) } }, { ifMatch: seen });
  console.log(`changed to ${perWeek}`);
} catch (cause) {
  if (!(cause instanceof ClientError) || cause.problem.code !== 'precondition_failed') throw cause;
  console.log('somebody else changed it: look again before you do');
}
