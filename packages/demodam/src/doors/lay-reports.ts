import type { Client } from '@wijkritme/client';
import { plantedReports } from '../reports.ts';
import { withRetry } from './retry.ts';

/** Lays the simulated reports of the city down, as those of a system elsewhere; one that is there already stays one. */
export async function layReports(client: Client, birth: number, signal: AbortSignal | undefined): Promise<void> {
  const [{ items: places }, { items: categories }] = await Promise.all([
    withRetry(signal, () => client.listPlaces({}, { signal })),
    withRetry(signal, () => client.listReportCategories({}, { signal })),
  ]);
  const rows = plantedReports(birth).flatMap(({ number, placeCode, category, from, until }) => {
    const placeId = places.find(({ code }) => code === placeCode)?.id;
    // A list that somebody changed is respected.
    const categoryId = categories.find((one) => one.en === category && !one.closed)?.id;
    if (placeId === undefined || categoryId === undefined) return [];
    const [start, end] = [new Date(from).toISOString(), new Date(until).toISOString()];
    return [{ placeId, categoryId, from: start, until: end, number }];
  });
  if (rows.length === 0) return;
  const body = { source: `Demodam (simulatie) ${birth}`, rows };
  await withRetry(signal, () => client.importReports({ body }, { signal }));
}
