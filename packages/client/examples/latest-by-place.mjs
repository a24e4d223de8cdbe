// What was measured last at each place: node latest-by-place.mjs http://localhost:8080
import { createClient, everyPage } from '@wijkritme/client';

const client = createClient({ baseUrl: process.argv[2] ?? 'http://localhost:8080', language: () => 'en' });
const places = new Map((await client.listPlaces()).items.map(({ id, name }) => [id, name]));
const things = await everyPage((page) => client.listThings(page));
for (const { name, placeId, datastreams } of things) {
  for (const { property, unit, latest } of datastreams) {
    const value = latest ? `${latest.value} ${unit} at ${latest.time}` : 'nothing yet';
    console.log(`${places.get(placeId) ?? 'no place'} · ${name} · ${property}: ${value}`);
  }
}
