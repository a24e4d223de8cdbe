import { findProperty } from '@wijkritme/contract';
import type { RegisterSeries } from '../entries.ts';
import { getHolder, type Holder, isMail, isOpen, type RegisterData, type RegisterExport } from './register-export.ts';

/**
 * DCAT-AP-NL 3.0 as JSON-LD (Geonovum/DCAT-AP-NL30; required properties after `shapes/300/dcat-ap-nl-SHACL.ttl`): the
 * register itself, and per property the readings that are open. Value lists are those of the EU authority tables that
 * the profile names. Two things the profile asks for are not known here: a publisher from a government list (TOOI), so
 * it is an agent with a name alone; and a licence, so without `OPEN_DATA_LICENCE` no distribution is named, because a
 * distribution must have one.
 */
export const dcatApNl: RegisterExport = {
  id: 'dcat-ap-nl',
  title: 'DCAT-AP-NL 3 (JSON-LD)',
  mediaType: 'application/ld+json',
  toExport: (data) => {
    const holder = getHolder(data);
    return {
      '@context': context,
      '@id': `${data.baseUrl}/v1/register/exports/dcat-ap-nl`,
      '@type': 'dcat:Catalog',
      'dct:title': dutch('Sensorregister en open metingen'),
      'dct:description': dutch('Welke sensoren er staan, en de metingen die open zijn.'),
      'dct:publisher': agent(holder),
      'dcat:contactPoint': contactPoint(holder),
      'dct:language': { '@id': authority('language', 'NLD') },
      'foaf:homepage': { '@id': `${data.baseUrl}/register` },
      'dcat:dataset': [
        registerDataset(data, holder),
        ...openProperties(data).map((id) => readingsDataset(data, holder, id)),
      ],
    };
  },
};

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
};
const dutch = (value: string) => ({ '@value': value, '@language': 'nl' });
const authority = (table: string, code: string) => `http://publications.europa.eu/resource/authority/${table}/${code}`;
const agent = ({ organisation }: Holder) => ({ '@type': 'foaf:Agent', 'foaf:name': dutch(organisation) });

function contactPoint({ organisation, contact }: Holder) {
  const reach = isMail(contact)
    ? { 'vcard:hasEmail': { '@id': `mailto:${contact}` } }
    : /^https?:/.test(contact)
      ? { 'vcard:hasURL': { '@id': contact } }
      : {};
  return { '@type': 'vcard:Kind', 'vcard:fn': organisation, ...reach };
}

/** What every dataset here shares. */
function dataset(data: RegisterData, holder: Holder, [id, theme]: readonly [string, string]) {
  const address = `${data.baseUrl}/register#${id}`;
  return {
    '@id': address,
    '@type': 'dcat:Dataset',
    'dct:identifier': address,
    'dct:accessRights': { '@id': authority('access-right', 'PUBLIC') },
    'dcat:contactPoint': contactPoint(holder),
    'dct:creator': agent(holder),
    'dct:publisher': agent(holder),
    'dcat:theme': { '@id': authority('data-theme', theme) },
    'dct:language': { '@id': authority('language', 'NLD') },
    'dcat:landingPage': { '@id': `${data.baseUrl}/register` },
  };
}

function registerDataset(data: RegisterData, holder: Holder) {
  return {
    ...dataset(data, holder, ['register', 'GOVE']),
    'dct:title': dutch('Sensorregister'),
    'dct:description': dutch('Alle sensoren met doel, grondslag, termijnen en contact.'),
    ...distributions(data, [
      `${data.baseUrl}/v1/register/exports/wecity`,
      `${data.baseUrl}/v1/register/exports/sensrnet`,
    ]),
  };
}

function readingsDataset(data: RegisterData, holder: Holder, property: string) {
  const name = findProperty(property)?.name.nl ?? property;
  const open = openSeries(data).filter((series) => series.property === property);
  return {
    ...dataset(data, holder, [`readings-${property}`, themes[property] ?? 'REGI']),
    'dct:title': dutch(`Metingen: ${name}`),
    'dct:description': dutch(`Metingen van ${open.length} meetreeksen (${name}) zonder persoonsgegevens.`),
    ...distributions(
      data,
      open.map(({ id }) => `${data.baseUrl}/v1.1/Datastreams(${id})/Observations`),
    ),
  };
}

function distributions({ settings: { licence } }: RegisterData, addresses: readonly string[]) {
  if (!licence) return {};
  return {
    'dcat:distribution': addresses.map((address) => ({
      '@type': 'dcat:Distribution',
      'dcat:accessURL': { '@id': address },
      'dct:license': { '@id': licence },
      'dct:format': { '@id': authority('file-type', 'JSON') },
    })),
  };
}

function openSeries({ entries }: RegisterData): RegisterSeries[] {
  return entries.flatMap(({ series }) => series.filter(isOpen));
}

function openProperties(data: RegisterData): string[] {
  return [...new Set(openSeries(data).map(({ property }) => property))].sort();
}

const themes: Readonly<Record<string, 'TRAN' | 'ENVI'>> = {
  pedestrians: 'TRAN',
  bicycles: 'TRAN',
  cars: 'TRAN',
  'heavy-vehicles': 'TRAN',
  vehicles: 'TRAN',
  speed: 'TRAN',
  'travel-time': 'TRAN',
  passages: 'TRAN',
  occupancy: 'TRAN',
  'sound-level': 'ENVI',
  pm25: 'ENVI',
  no2: 'ENVI',
  temperature: 'ENVI',
};
