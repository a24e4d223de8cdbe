import type { ConformanceClass } from '../requirement.ts';
import { batch } from './batch.ts';
import { controlInformation } from './control-information.ts';
import { creation } from './create.ts';
import { dataArray } from './data-array.ts';
import { dataModel } from './data-model.ts';
import { deletion } from './delete.ts';
import { mqttCreation } from './mqtt-create.ts';
import { mqttUpdates } from './mqtt-receive.ts';
import { multiDatastream } from './multi-datastream.ts';
import { optionalProperties } from './optional-properties.ts';
import { expandAndSelect } from './request-expand-select.ts';
import { filter } from './request-filter.ts';
import { functions } from './request-functions.ts';
import { orderAndPages } from './request-pages.ts';
import { statusCodes } from './request-status-codes.ts';
import { resourcePath } from './resource-path.ts';
import { resultFormats } from './result-formats.ts';
import { serverPages } from './server-pages.ts';
import { serviceRoot } from './service-root.ts';
import { spans } from './spans.ts';
import { update } from './update.ts';

/** In this order: what reads the data of the run stands before what makes and deletes more. */
export const classes: readonly ConformanceClass[] = [
  serviceRoot,
  controlInformation,
  ...dataModel,
  resourcePath,
  expandAndSelect,
  orderAndPages,
  filter,
  functions,
  statusCodes,
  serverPages,
  creation,
  optionalProperties,
  update,
  deletion,
  spans,
  dataArray,
  resultFormats,
  batch,
  multiDatastream,
  mqttCreation,
  mqttUpdates,
];
