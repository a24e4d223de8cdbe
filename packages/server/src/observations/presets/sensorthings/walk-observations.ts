import { fileProblem } from '../file-problem.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** One observation as a server writes it, with the datastream it belongs to. */
export interface FoundObservation {
  readonly datastream: JsonObject;
  readonly phenomenonTime: Json | undefined;
  readonly resultTime: Json | undefined;
  readonly result: Json | undefined;
}

/**
 * All observations of a SensorThings answer, in its order. Understood are `Datastreams?$expand=Observations`, one such
 * datastream, `Observations?$expand=Datastream`, and data arrays (`$resultFormat=dataArray`). Where the answer does not
 * describe the datastream, a member `datastream` beside `value` does.
 */
export function* walkObservations(root: Json): Generator<FoundObservation> {
  const outer = asObject(root);
  const items = Array.isArray(root) ? root : outer?.value;
  const around = asObject(outer?.datastream) ?? asObject(outer?.Datastream);
  if (!Array.isArray(items)) {
    if (!outer || !Array.isArray(outer.Observations)) throw notSensorThings('/', 'There is no list "value".');
    yield* ofItem(outer, around, '/');
    return;
  }
  for (const [index, item] of items.entries()) {
    const object = asObject(item);
    if (!object) throw notSensorThings(`/value/${index}`, 'This is not an object.');
    yield* ofItem(object, around, `/value/${index}`);
  }
}

function* ofItem(item: JsonObject, around: JsonObject | undefined, pointer: string): Generator<FoundObservation> {
  const datastream = asObject(item.Datastream) ?? around;
  if (Array.isArray(item.Observations)) {
    for (const [index, entry] of item.Observations.entries()) {
      const observation = asObject(entry);
      if (!observation) throw notSensorThings(`${pointer}/Observations/${index}`, 'This is not an observation.');
      yield toFound(item, observation);
    }
  } else if (Array.isArray(item.dataArray) && Array.isArray(item.components)) {
    yield* ofDataArray(datastream ?? fromLink(item, pointer), item.components, item.dataArray);
  } else if ('result' in item) {
    if (!datastream) throw notSensorThings(pointer, 'The observation does not say to which datastream it belongs.');
    yield toFound(datastream, item);
  } else throw notSensorThings(pointer, 'There are no observations here.');
}

function* ofDataArray(datastream: JsonObject, components: Json[], rows: Json[]): Generator<FoundObservation> {
  for (const row of rows) {
    const cells = Array.isArray(row) ? row : [];
    const cell = (name: string) => cells[components.indexOf(name)];
    const [phenomenonTime, resultTime, result] = [cell('phenomenonTime'), cell('resultTime'), cell('result')];
    yield { datastream, phenomenonTime, resultTime, result };
  }
}

function toFound(datastream: JsonObject, { phenomenonTime, resultTime, result }: JsonObject): FoundObservation {
  return { datastream, phenomenonTime, resultTime, result };
}

function fromLink(item: JsonObject, pointer: string): JsonObject {
  const link = item['Datastream@iot.navigationLink'];
  const what = `The data array does not describe its datastream${typeof link === 'string' ? ` (${link})` : ''}.`;
  throw notSensorThings(pointer, what);
}

export function asObject(json: Json | undefined): JsonObject | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
}

function notSensorThings(pointer: string, what: string): Error {
  return fileProblem({
    what: `At ${pointer}: ${what}`,
    remedy:
      'Save the answer to Datastreams?$expand=Observations,Thing,ObservedProperty, or put a member "datastream" with name, Thing and ObservedProperty beside "value".',
  });
}
