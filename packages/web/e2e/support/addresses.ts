import { theServer } from './bench.ts';

/** Each view of the workbench with something in it. */
export async function addresses(): Promise<string[]> {
  const { api } = theServer();
  const [{ items: places }, { items: things }, { items: stuck }, { items: signals }] = await Promise.all([
    api.listPlaces(),
    api.listThings(),
    api.listDeviations({ kind: 'stuck', limit: 1 }),
    api.listSignals(),
  ]);
  const large = signals.find(({ deviations }) => deviations.length > 1);
  const single = signals.find(({ deviations, joint }) => deviations.length === 1 && joint.length === 0);
  const neighbourhood = places.find(({ name }) => name === 'Marktkwartier')?.id;
  const municipality = places.find(({ kind }) => kind === 'municipality')?.id;
  const thing = things[0];
  return [
    '/',
    `/plekken/${neighbourhood}?periode=dag&modus=verschil`,
    `/plekken/${municipality}`,
    `/plekken/${municipality}/signalen-per-week?proef=2`,
    `/plekken/${neighbourhood}/ritmes`,
    `/plekken/${municipality}/ritmes?periode=maand`,
    `/plekken/${neighbourhood}/agenda`,
    `/plekken/${neighbourhood}/beleving`,
    `/plekken/${neighbourhood}/bewonersmeldingen`,
    '/eerste-stappen',
    '/vandaag',
    '/signalen',
    `/signalen/${large?.id}`,
    `/signalen/${single?.id}`,
    '/afwijkingen',
    `/afwijkingen/${stuck[0]?.id}`,
    '/sensoren',
    `/sensoren/${thing?.id}`,
    `/sensoren/${thing?.id}/paspoort/${thing?.datastreams[0]?.id}`,
    '/hoe-goed',
    '/hoe-goed?deel=signalen',
    '/importeren',
    '/systeem',
    '/logboek',
    '/maatregelen',
    '/wat-hielp',
    '/bewaren',
    '/instellingen',
    '/soorten-meldingen',
    '/aanmelden',
    '/toegankelijkheid',
    '/bestaat/niet',
  ];
}
