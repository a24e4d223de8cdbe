import Type from 'typebox';
import { oneId } from '../one-id.ts';
import { Thing } from '../sensors.ts';
import {
  DeviceTypeList,
  FoundAddition,
  FoundDecision,
  FoundDevice,
  FoundDeviceList,
  FoundStatus,
  UplinkResult,
} from './devices.ts';
import { StageChange, ThingLifecycle, ValidationChange } from './stages.ts';
import { ValidationReport } from './validation.ts';

const id = Type.Object({ id: oneId });

/** Devices that announce themselves, the catalogue of device types, and the life of a datastream. */
export const lifecycleOperations = {
  listDeviceTypes: {
    method: 'GET',
    path: '/v1/device-types',
    access: 'everyone',
    summary: 'Device types that are known without code: what they measure, how, and what to mind',
    response: DeviceTypeList,
    status: 200,
  },
  announceDevice: {
    method: 'POST',
    path: '/v1/announcements',
    access: 'everyone',
    summary:
      'A device makes itself known: a SensorThings Thing, a W3C Thing Description, a join of The Things Stack, or {"claim": "code of its QR"}',
    body: Type.Object({}, { additionalProperties: true }),
    response: Type.Object({ noted: Type.Boolean() }),
    status: 202,
  },
  listFoundDevices: {
    method: 'GET',
    path: '/v1/found-devices',
    access: 'sensors.manage',
    summary: 'Devices that announced themselves, newest first',
    query: Type.Object({ status: Type.Optional(FoundStatus) }),
    response: FoundDeviceList,
    status: 200,
  },
  decideFoundDevice: {
    method: 'PUT',
    path: '/v1/found-devices/:id/decision',
    access: 'sensors.manage',
    summary: 'Ignore a found device for ever, look at it tomorrow, or put it back',
    params: id,
    body: FoundDecision,
    response: FoundDevice,
    status: 200,
  },
  addFoundDevice: {
    method: 'POST',
    path: '/v1/found-devices/:id/thing',
    access: 'sensors.manage',
    placed: true,
    summary: 'Make a thing of a found device; it is described, and still without passport',
    params: id,
    body: FoundAddition,
    response: Thing,
    status: 201,
  },
  getLifecycle: {
    method: 'GET',
    path: '/v1/things/:id/lifecycle',
    access: 'everyone',
    summary: 'Where a thing and its datastreams stand, every step so far, and the next one',
    params: id,
    response: ThingLifecycle,
    status: 200,
  },
  changeStage: {
    method: 'POST',
    path: '/v1/things/:id/lifecycle',
    access: 'sensors.manage',
    placed: true,
    summary: 'Take a step: to the lab, to the field (with or without end), or withdraw',
    params: id,
    body: StageChange,
    response: ThingLifecycle,
    status: 200,
  },
  validateThing: {
    method: 'POST',
    path: '/v1/things/:id/validation',
    access: 'sensors.manage',
    placed: true,
    summary: 'Declare datastreams in the lab validated, on the report of this moment or with a reason',
    params: id,
    body: ValidationChange,
    response: ThingLifecycle,
    status: 200,
  },
  getValidationReport: {
    method: 'GET',
    path: '/v1/datastreams/:id/validation',
    access: 'everyone',
    summary: 'A device beside its reference: the report of this moment, or the one that it was validated on',
    params: id,
    query: Type.Object({ reference: Type.Optional(oneId) }),
    response: ValidationReport,
    status: 200,
  },
  createUplink: {
    method: 'POST',
    path: '/v1/things/:id/uplinks',
    access: 'everyone',
    summary: 'A message of a device as it or its network sends it, decoded by its device type; needs its key',
    params: id,
    body: Type.Object({}, { additionalProperties: true }),
    response: UplinkResult,
    status: 200,
  },
} as const;
