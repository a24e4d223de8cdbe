// Hours of one datastream with what is normal for it, typed: npx tsx summaries.ts http://localhost:8080 1
import { createClient } from '@wijkritme/client';

const [baseUrl = 'http://localhost:8080', datastreams = '1'] = process.argv.slice(2);
const client = createClient({ baseUrl, language: () => 'nl' });
const to = new Date();
const from = new Date(to.getTime() - 24 * 3_600_000);
const { items } = await client.listSummaries({
  interval: 'hour',
  datastreams,
  from: from.toISOString(),
  to: to.toISOString(),
});
for (const { start, mean, low, high, unit } of items)
  start.forEach((time, hour) => {
    const value: number | null | undefined = mean?.[hour];
    console.log(
      `${new Date(time).toISOString()} ${value ?? '–'} ${unit} (${low?.[hour] ?? '?'} to ${high?.[hour] ?? '?'})`,
    );
  });
