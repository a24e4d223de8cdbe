import type { Service } from './peer.ts';
import { ask, latestPath, pagePath } from './requests.ts';

export interface Sameness {
  readonly ok: boolean;
  readonly text: string;
}

interface Observation {
  readonly phenomenonTime: string;
  readonly result: number;
}

const LOOKS = 5;

/** Both sides give the same hundred readings, in the same order, for some datastreams. */
export async function samePages(
  services: readonly Service[],
  { datastreams, time, above }: { datastreams: number; time: number; above: number },
): Promise<Sameness> {
  let rows = 0;
  let alike = 0;
  for (let i = 0; i < LOOKS; i++) {
    const datastream = Math.floor((i * datastreams) / LOOKS);
    const answers = await Promise.all(
      services.map(async (service) => {
        const { value } = (await ask(service, pagePath(service, { datastream, time }, above))) as {
          value: Observation[];
        };
        return value.map(toText);
      }),
    );
    rows += answers[0]?.length ?? 0;
    if (isSame(answers)) alike++;
  }
  return { ok: alike === LOOKS && rows > 0, text: `${alike} of ${LOOKS} pages alike, ${rows} rows` };
}

/** Both sides give every datastream with the same newest reading. */
export async function sameLatest(services: readonly Service[], datastreams: number): Promise<Sameness> {
  const answers = await Promise.all(
    services.map(async (service) => {
      const { value } = (await ask(service, latestPath(datastreams))) as {
        value: { '@iot.id': number; Observations: Observation[] }[];
      };
      const byId = new Map(value.map((item) => [Number(item['@iot.id']), item.Observations.map(toText).join()]));
      return service.datastreams.map((id) => byId.get(id) ?? 'missing');
    }),
  );
  const ok = isSame(answers) && !answers[0]?.includes('missing');
  return { ok, text: ok ? `the same ${datastreams} newest readings` : 'the newest readings differ' };
}

const toText = ({ phenomenonTime, result }: Observation): string => `${Date.parse(phenomenonTime)} ${Number(result)}`;

const isSame = ([first, ...others]: readonly (readonly string[])[]): boolean =>
  others.every((other) => JSON.stringify(other) === JSON.stringify(first));
