import type { FoundAddition, FoundDevice } from '@wijkritme/contract';

/** Of the form in which a found device is added; every value is a text. */
export interface AddForm {
  readonly name: string;
  readonly placeId: string;
  /** Empty: not in the list. */
  readonly deviceType: string;
  /** Property per stream; empty is left out. */
  readonly properties: Readonly<Record<string, string>>;
}

/** The one stream of a device that named none. */
export const ONLY = '';

export function toAddForm(device: FoundDevice): AddForm {
  return {
    name: device.name ?? device.identity ?? '',
    placeId: '',
    deviceType: device.deviceTypes[0] ?? '',
    properties: Object.fromEntries(streamsOf(device).map(({ name, property }) => [name, property ?? ''])),
  };
}

export function streamsOf(device: FoundDevice): readonly { name: string; property: string | null }[] {
  return device.streams.length > 0 ? device.streams : [{ name: ONLY, property: null }];
}

export type AddProblem = 'name' | 'properties';

export function checkAddForm({ name, deviceType, properties }: AddForm): AddProblem[] {
  const problems: AddProblem[] = [];
  if (name.trim().length < 2) problems.push('name');
  if (deviceType === '' && Object.values(properties).every((property) => property === '')) problems.push('properties');
  return problems;
}

export function toAddition({ name, placeId, deviceType, properties }: AddForm): FoundAddition {
  const streams = Object.entries(properties)
    .filter(([, property]) => property !== '')
    .map(([stream, property]) => ({ name: stream === ONLY ? name.trim() : stream, property }));
  return {
    name: name.trim(),
    ...(placeId === '' ? {} : { placeId: Number(placeId) }),
    ...(deviceType === '' ? { streams } : { deviceType }),
  };
}
