import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import type { Trial } from '../trial.ts';

const JSON_BATCH = 'https://fraunhoferiosb.github.io/FROST-Server/extensions/JsonBatchRequest.html';

export const batch: ConformanceClass = {
  uri: conformanceClass('batch-request'),
  name: 'Batches',
  requirements: [
    {
      uri: requirement('batch-request/batch-request'),
      says: 'A multipart batch answers each of its parts; a change set may use what it made before.',
      check: checkMultipart,
    },
    {
      uri: requirement('batch-request/batch-request#atomic'),
      says: 'Of a change set all is done or nothing; one that fails is one answer.',
      check: checkChangeSet,
    },
    {
      uri: JSON_BATCH,
      says: 'A JSON batch answers each request; later ones may use what earlier ones made.',
      check: checkJson,
    },
    {
      uri: requirement('batch-request/batch-request#addresses'),
      says: 'A batch takes encoded addresses, and those that begin with the host or the root.',
      check: checkAddresses,
    },
    { uri: `${JSON_BATCH}#atomic`, says: 'In an atomicity group all are done or none.', check: checkAtomic },
  ],
};

const part = (id: string, method: string, path: string, body: unknown) =>
  `--changes\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${id}\r\n\r\n${method} ${path} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
const set = '--all\r\nContent-Type: multipart/mixed;boundary=changes\r\n\r\n';
const multipart = { 'content-type': 'multipart/mixed;boundary=all' };

async function checkMultipart(trial: Trial): Promise<void> {
  await trial.needs('batch-request/batch-request');
  const text = [
    '--all\r\nContent-Type: application/http\r\n\r\nGET Things?$top=1 HTTP/1.1\r\n\r\n\r\n',
    set,
    part('1', 'POST', 'Things', trial.bodies.thing('batch')),
    part('2', 'POST', '$1/Locations', trial.bodies.location('batch')),
    '--changes--\r\n--all--\r\n',
  ].join('');
  const answer = await trial.server.send('POST', '$batch', text, multipart);
  expectStatus(answer, 200);
  expectThat(answer, (answer.text.match(/HTTP\/1\.1 201/g) ?? []).length === 2, 'two answers with 201');
  expectThat(answer, /HTTP\/1\.1 200/.test(answer.text), 'one answer with 200');
}

async function checkAddresses(trial: Trial): Promise<void> {
  await trial.needs('batch-request/batch-request');
  const sensor = await trial.make('Sensors', trial.bodies.sensor('addresses'));
  const filter = `%24filter=${encodeURIComponent(`name eq '${sensor.name}'`)}`;
  const { base } = trial.server;
  const addresses = [`Sensors?${filter}`, `${base}/Sensors?${filter}`, `${new URL(base).pathname}/Sensors?${filter}`];
  const parts = addresses.map(
    (address) => `--all\r\nContent-Type: application/http\r\n\r\nGET ${address} HTTP/1.1\r\n\r\n\r\n`,
  );
  const answer = await trial.server.send('POST', '$batch', `${parts.join('')}--all--\r\n`, multipart);
  expectStatus(answer, 200);
  expectSame(answer, 3, (answer.text.match(/HTTP\/1\.1 200/g) ?? []).length, 'answers with 200:');
  expectSame(answer, 3, answer.text.split(`"${sensor['@iot.selfLink']}"`).length - 1, 'answers with the sensor:');
}

async function checkChangeSet(trial: Trial): Promise<void> {
  await trial.needs('batch-request/batch-request');
  const whole = part('1', 'POST', 'Sensors', trial.bodies.sensor('change set'));
  const broken = part('2', 'POST', 'Sensors', { name: 'incomplete' });
  const text = `${set}${whole}${broken}--changes--\r\n--all--\r\n`;
  const answer = await trial.server.send('POST', '$batch', text, multipart);
  expectStatus(answer, 200);
  expectThat(answer, /HTTP\/1\.1 4\d\d/.test(answer.text), 'an answer that says what is wrong');
  expectThat(answer, !/HTTP\/1\.1 2\d\d/.test(answer.text), 'no answer that says done');
  const name = encodeURIComponent(`name eq '${trial.prefix} sensor change set'`);
  const { answer: listed, entities } = await trial.list(`Sensors?$filter=${name}`);
  expectThat(listed, entities.length === 0, 'nothing that is left');
}

interface Part {
  readonly id: string;
  readonly status: number;
  readonly headers?: Entity;
}

async function send(trial: Trial, requests: readonly Entity[]) {
  const prefer = { prefer: 'continue-on-error' };
  const answer = await trial.server.send('POST', '$batch', { requests }, prefer);
  expectStatus(answer, 200);
  const { responses } = (answer.json ?? {}) as { responses?: Part[] };
  expectThat(answer, Array.isArray(responses), 'a JSON object with a list "responses"');
  return { answer, responses: responses ?? [] };
}

async function checkJson(trial: Trial): Promise<void> {
  await trial.needs('JsonBatchRequest');
  const { bodies } = trial;
  const { answer, responses } = await send(trial, [
    { id: 'a', method: 'post', url: 'Things', body: bodies.thing('json batch') },
    { id: 'b', method: 'post', url: '$a/Locations', body: bodies.location('json batch') },
    { id: 'c', method: 'get', url: 'Nothings(1)' },
    { id: 'd', method: 'get', url: '$a' },
  ]);
  expectSame(
    answer,
    ['a', 'b', 'c', 'd'],
    responses.map((part) => part.id),
    'ids',
  );
  expectSame(
    answer,
    [201, 201, 404, 200],
    responses.map((part) => part.status),
    'states',
  );
  const { answer: listed, entities } = await trial.list(
    `Locations?$filter=${encodeURIComponent(`Things/name eq '${trial.prefix} thing json batch'`)}`,
  );
  expectThat(listed, entities.length === 1, 'the place that hangs on the thing of the batch');
}

async function checkAtomic(trial: Trial): Promise<void> {
  await trial.needs('JsonBatchRequest');
  const sensors = ['atomic a', 'atomic b'].map((mark) => trial.bodies.sensor(mark));
  const whole = sensors.map((body, i) => ({ id: `s${i}`, atomicityGroup: 'g', method: 'post', url: 'Sensors', body }));
  const { answer: made, responses: all } = await send(trial, whole);
  expectSame(
    made,
    [201, 201],
    all.map((part) => part.status),
    'states',
  );
  const { answer, responses } = await send(trial, [
    { id: 'a', atomicityGroup: 'g', method: 'post', url: 'Sensors', body: trial.bodies.sensor('atomic') },
    { id: 'b', atomicityGroup: 'g', method: 'post', url: 'Sensors', body: { name: 'incomplete' } },
  ]);
  expectThat(
    answer,
    responses.every((part) => part.status >= 400),
    'no answer that says done',
  );
  const name = encodeURIComponent(`name eq '${trial.prefix} sensor atomic'`);
  const { answer: listed, entities } = await trial.list(`Sensors?$filter=${name}`);
  expectThat(listed, entities.length === 0, 'nothing that is left');
}
