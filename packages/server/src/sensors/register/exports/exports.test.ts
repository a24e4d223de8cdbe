import { WijkritmeError } from '@wijkritme/contract';
import { describe, expect, it } from 'vitest';
import { buildPassport } from '../../../../testing/builders.ts';
import type { RegisterEntry, RegisterSeries } from '../entries.ts';
import { dtprTexts } from './dtpr-texts.ts';
import { registerExports } from './index.ts';
import type { RegisterData } from './register-export.ts';
import { toUuid } from './uuid.ts';

const series = (id: number, change: Partial<RegisterSeries> = {}): RegisterSeries => ({
  id,
  name: 'Geluid',
  property: 'sound-level',
  propertyName: { nl: 'geluid', en: 'sound level' },
  kind: 'level',
  unit: 'dB(A)',
  status: 'valid',
  passport: buildPassport({ unit: 'dB(A)', legalBasisId: 'gdpr-6-1-e', mobility: 'fixed', recipients: ['Provincie'] }),
  passportVersion: 1,
  endsAt: Date.parse('2090-01-01T00:00:00Z'),
  stage: 'field',
  fieldUntil: Number.POSITIVE_INFINITY,
  isInField: true,
  ...change,
});
const entry = (id: number, of: readonly RegisterSeries[]): RegisterEntry => ({
  id,
  name: `Meter ${id}`,
  description: 'aan de paal',
  externalId: `M-${id}`,
  position: [5.1, 52.5],
  places: ['Marktkwartier', 'Demodam'],
  timeZone: 'Europe/Amsterdam',
  simulated: false,
  series: of,
});
const counter = series(2, {
  name: 'Voetgangers',
  property: 'pedestrians',
  kind: 'count',
  unit: '{count}',
  passport: buildPassport({ personalData: true, minimumGroup: 5, dpiaUrl: 'https://gemeente.example/dpia' }),
});
const bare = series(3, { status: 'missing', passport: null });
const data: RegisterData = {
  entries: [entry(1, [series(1), counter]), { ...entry(2, [bare]), position: null, places: [] }],
  baseUrl: 'https://ritme.example',
  now: Date.parse('2026-11-22T12:00:00Z'),
  startedAt: Date.parse('2026-03-01T00:00:00Z'),
  settings: {
    organisation: undefined,
    contact: undefined,
    licence: 'http://publications.europa.eu/resource/authority/licence/CC0',
  },
};
const made = (id: string, from: RegisterData = data) =>
  JSON.parse(JSON.stringify(registerExports.find((one) => one.id === id)?.toExport(from)));

type Check = (value: unknown) => boolean;
const text: Check = (value) => typeof value === 'string' && value.length > 0;
const upTo =
  (most: number): Check =>
  (value) =>
    text(value) && String(value).length <= most;
const bool: Check = (value) => typeof value === 'boolean';
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const oneOf =
  (...allowed: unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const between =
  (low: number, high: number): Check =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const https = matches(/^https:\/\//);

/** The fields of a described schema; a star marks what it requires. */
function expectRecord(record: Record<string, unknown>, schema: Readonly<Record<string, Check>>): void {
  const fields = new Map(Object.entries(schema).map(([name, check]) => [name.replace('*', ''), check]));
  const required = Object.keys(schema)
    .filter((name) => name.endsWith('*'))
    .map((name) => name.replace('*', ''));
  expect(required.filter((name) => !(name in record))).toEqual([]);
  for (const [name, value] of Object.entries(record))
    expect([name, value, fields.get(name)?.(value)]).toEqual([name, value, true]);
}

describe('WeCity', () => {
  const day = matches(/^\d{2}-\d{2}-\d{4}$/);
  const schema = {
    id: matches(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    'naam*': text,
    doel: text,
    type: oneOf('nabijheid', 'elektrisch', 'vloeistof', 'camera/optisch', 'temperatuur', 'klimaat', 'overig'),
    thema: oneOf('verkeersveiligheid', 'milieu', 'auto'),
    latitude: between(-90, 90),
    longitude: between(-180, 180),
    'geldig tot': day,
    referentie: text,
    'verwerkt persoonsgegevens': bool,
    'mobiele sensor': bool,
    organisatie: text,
    contactpersoon: text,
    'e-mail': matches(/@/),
    'wettelijke grondslag': text,
    'niet tonen na': day,
    bewaartermijn: between(0, 10_000),
  };

  it('has a record per datastream with a passport, each of its schema', () => {
    const records = made('wecity');
    expect(records).toHaveLength(2);
    for (const record of records) expectRecord(record, schema);
    expect(records[0]).toMatchObject({
      thema: 'milieu',
      'geldig tot': '01-01-2090',
      latitude: 52.5,
      'mobiele sensor': false,
    });
    expect(records[1]).toMatchObject({ type: 'overig', 'verwerkt persoonsgegevens': true });
    expect(records[1]).not.toHaveProperty('thema');
    expect(made('wecity')).toEqual(records);
  });
});

it('a UUID made of an address is the one of RFC 9562', () => {
  expect(toUuid('https://www.example.com/')).toBe('3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559');
});

describe('SensRNet', () => {
  it('has devices, datastreams and goals in the shape of its documents', () => {
    const { devices, observationGoals } = made('sensrnet');
    const device = {
      '_id*': text,
      'name*': upTo(255),
      description: upTo(255),
      category: oneOf('Sensor', 'Camera', 'Beacon'),
      locationDetails: (v: unknown) => typeof v === 'object',
      location: (v: unknown) => (v as { type: string }).type === 'Point',
      sensors: Array.isArray,
      datastreams: Array.isArray,
    };
    const stream = {
      '_id*': text,
      'sensorId*': text,
      'name*': text,
      description: text,
      unitOfMeasurement: (v: unknown) => text((v as { name: string }).name),
      observationArea: text,
      theme: listOf(oneOf('Transport', 'RailAndRoadTraffic', 'Sound', 'Air', 'EnvironmentalChange')),
      isActive: bool,
      isPublic: bool,
      isOpenData: bool,
      containsPersonalInfoData: bool,
      isReusable: bool,
      documentation: https,
      dataLink: https,
      observationGoalIds: listOf(text),
    };
    for (const one of devices) {
      expectRecord(one, device);
      for (const datastream of one.datastreams) expectRecord(datastream, stream);
    }
    for (const goal of observationGoals)
      expectRecord(goal, {
        'observationGoalId*': text,
        'name*': text,
        'description*': text,
        'legalGround*': text,
        'legalGroundLink*': (v) => v === '' || https(v),
      });
    expect(devices[0].datastreams.map(({ isOpenData }: { isOpenData: boolean }) => isOpenData)).toEqual([true, false]);
    expect(devices[1].datastreams[0]).toMatchObject({ isActive: false, observationGoalIds: [] });
    const ids = observationGoals.map(({ observationGoalId }: { observationGoalId: string }) => observationGoalId);
    expect(
      devices[0].datastreams.flatMap(({ observationGoalIds }: { observationGoalIds: string[] }) => observationGoalIds),
    ).toEqual(ids);
  });
});

describe('DTPR', () => {
  it('has a chain per passport, with elements of the taxonomy alone', () => {
    const { chains, labels } = made('dtpr');
    expect(chains).toHaveLength(2);
    const localised = listOf(
      (one) => (one as { locale: string }).locale === 'nl' && text((one as { value: string }).value),
    );
    for (const chain of chains) {
      expectRecord(chain, {
        'id*': text,
        title: localised,
        description: localised,
        'created_at*': matches(/Z$/),
        'elements*': listOf((one) => (one as { element_id: string }).element_id in dtprTexts),
      });
      const priorities = chain.elements.map(({ priority }: { priority: number }) => priority);
      expect(priorities).toEqual(chain.elements.map((_: unknown, index: number) => index));
    }
    const idsOf = (index: number) => chains[index].elements.map(({ element_id }: { element_id: string }) => element_id);
    expect(idsOf(0)).toEqual(
      expect.arrayContaining([
        'organization',
        'sound_level_meter',
        'data_retained',
        'available_to_download',
        'available_to_3rd_parties',
      ]),
    );
    expect(idsOf(0)).not.toContain('personal');
    expect(idsOf(1)).toEqual(expect.arrayContaining(['personal', 'de_identified', 'k_anonymity']));
    expect(idsOf(1)).not.toContain('available_to_download');
    expect(labels).toHaveLength(Object.keys(dtprTexts).length);
  });
});

describe('the algorithm register', () => {
  const long = upTo(2_499);
  const month = matches(/^\d{4}-\d{2}$/);
  const schema = {
    'name*': upTo(99),
    'description_short*': upTo(349),
    'organization*': upTo(99),
    'theme*': listOf(text),
    'status*': oneOf('In ontwikkeling', 'In gebruik', 'Buiten gebruik'),
    'start_date*': month,
    end_date: month,
    'contact*': text,
    link: https,
    'publication_category*': oneOf(
      'Hoog-risico AI-systeem (Categorie A)',
      'Impactvolle algoritmes (Categorie B)',
      'Overige algoritmes (Categorie C)',
    ),
    source_link: https,
    'purpose_and_impact*': long,
    'considerations*': long,
    'human_intervention*': long,
    'risk_management*': long,
    legal_basis: long,
    legal_basis_link: https,
    legal_basis_title: upTo(99),
    processing_register_link: https,
    'impact_assessments*': text,
    impact_assessment_link: https,
    impact_assessment_explanation: long,
    'data*': long,
    data_source_link: https,
    data_source_title: upTo(499),
    'technical_operation*': upTo(4_999),
    'supplier*': upTo(199),
    source_code_link: https,
    'language*': oneOf('nld'),
    'schema*': oneOf('1.0.0'),
    source_id: text,
    search_terms: text,
  };

  it('has the rhythm and the forecast, each of standard v1.0.0', () => {
    const records = made('algorithm-register');
    expect(records).toHaveLength(2);
    for (const record of records) expectRecord(record, schema);
    expect(records[0]).toMatchObject({ organization: 'Gemeente Demodam', start_date: '2026-03', status: 'In gebruik' });
    expect(records[1].status).toBe('In gebruik');
    expect(records[0].impact_assessment_link).toBe('https://gemeente.example/dpia');
    const without = made('algorithm-register', { ...data, entries: [entry(1, [series(1)])] });
    for (const record of without) expectRecord(record, schema);
    expect(without[0]).toHaveProperty('impact_assessment_explanation');
  });
});

describe('DCAT-AP-NL', () => {
  const node = (value: unknown) => text((value as { '@id': string })['@id']);
  const literal = (value: unknown) => text((value as { '@value': string })['@value']);
  const agent = (value: unknown) => (value as { '@type': string })['@type'] === 'foaf:Agent';
  const point = (value: unknown) => (value as { '@type': string })['@type'] === 'vcard:Kind';
  const dataset = {
    '@id*': https,
    '@type*': oneOf('dcat:Dataset'),
    'dct:title*': literal,
    'dct:description*': literal,
    'dct:identifier*': https,
    'dct:accessRights*': (value: unknown) => /access-right\/PUBLIC$/.test((value as { '@id': string })['@id']),
    'dcat:contactPoint*': point,
    'dct:creator*': agent,
    'dct:publisher*': agent,
    'dcat:theme*': (value: unknown) => /data-theme\/(GOVE|TRAN|ENVI|REGI)$/.test((value as { '@id': string })['@id']),
    'dct:language': node,
    'dcat:landingPage': node,
    'dcat:distribution': listOf(
      (value) =>
        node((value as Record<string, unknown>)['dct:license']) &&
        node((value as Record<string, unknown>)['dcat:accessURL']),
    ),
  };

  it('has all that the shapes require, and data of open series alone', () => {
    const catalog = made('dcat-ap-nl');
    expectRecord(catalog, {
      '@context*': (v) => typeof v === 'object',
      '@id*': https,
      '@type*': oneOf('dcat:Catalog'),
      'dct:title*': literal,
      'dct:description*': literal,
      'dct:publisher*': agent,
      'dcat:contactPoint*': point,
      'dct:language': node,
      'foaf:homepage': node,
      'dcat:dataset*': Array.isArray,
    });
    expect(catalog['dcat:dataset'].map((one: Record<string, unknown>) => one['dct:identifier'])).toEqual([
      'https://ritme.example/register#register',
      'https://ritme.example/register#readings-sound-level',
    ]);
    for (const one of catalog['dcat:dataset']) expectRecord(one, dataset);
    expect(JSON.stringify(catalog)).not.toContain('Datastreams(2)');
  });

  it('names no file without a licence', () => {
    const catalog = made('dcat-ap-nl', { ...data, settings: { ...data.settings, licence: undefined } });
    for (const one of catalog['dcat:dataset']) expect(one).not.toHaveProperty('dcat:distribution');
  });
});

it.each(['algorithm-register', 'dcat-ap-nl'])(
  '%s asks who keeps the register when the passports do not agree',
  (id) => {
    const other = series(9, { passport: buildPassport({ owner: 'Een ander' }) });
    const several = { ...data, entries: [entry(1, [series(1), other])] };
    expect(() => made(id, several)).toThrow(WijkritmeError);
    expect(() => made(id, { ...data, entries: [] })).toThrow('REGISTER_ORGANISATION');
    const settings = { ...data.settings, organisation: 'Gemeente Waal', contact: 'https://waal.example/vraag' };
    expect(JSON.stringify(made(id, { ...several, settings }))).toContain('Gemeente Waal');
  },
);

describe('a sensor that is not in use', () => {
  const of = (change: Partial<RegisterSeries>): RegisterData => ({ ...data, entries: [entry(1, [series(1, change)])] });
  const temporary = { fieldUntil: Date.parse('2026-12-24T12:00:00Z') };

  it('stands in no register of what stands outside, and is not active', () => {
    const lab = of({ stage: 'lab', isInField: false });
    expect(made('wecity', lab)).toEqual([]);
    expect(JSON.stringify(made('sensrnet', lab))).toContain('"isActive":false');
    expect(JSON.stringify(made('sensrnet', of({})))).toContain('"isActive":true');
  });

  it('is shown until its passport was withdrawn', () => {
    const withdrawn = of({ status: 'withdrawn', endsAt: Date.parse('2026-11-20T12:00:00Z') });
    expect(made('wecity', withdrawn)).toMatchObject([{ 'geldig tot': '20-11-2026', 'niet tonen na': '20-11-2026' }]);
  });

  it('is shown until its time in the field ends, where that comes before its passport ends', () => {
    expect(made('wecity', of(temporary))).toMatchObject([
      { 'geldig tot': '24-12-2026', 'niet tonen na': '24-12-2026' },
    ]);
  });
});
