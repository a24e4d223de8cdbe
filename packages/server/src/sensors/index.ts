import type { Context } from '../foundation/context.ts';
import type { Places } from '../places/index.ts';
import { placesChanged } from '../places/index.ts';
import { CertificateBook } from './certificate-book.ts';
import { DatastreamCatalog } from './datastream-catalog.ts';
import { DeviceKeys } from './device-keys.ts';
import { FoundBook } from './discovery/found-book.ts';
import { mountDiscovery } from './discovery/mount-discovery.ts';
import { certificateRefused, datastreamsChanged, datastreamsRemoved } from './events.ts';
import { DeviceTypeBook } from './lifecycle/device-type-book.ts';
import { takeSteps } from './lifecycle/take-steps.ts';
import { chosenOf, lifecycleOf } from './lifecycle/to-lifecycle.ts';
import { addFoundDevice } from './operations/add-found-device.ts';
import { announceDevice } from './operations/announce-device.ts';
import { changeStage } from './operations/change-stage.ts';
import { createDeviceKey } from './operations/create-device-key.ts';
import { decideFoundDevice } from './operations/decide-found-device.ts';
import { decideSum } from './operations/decide-sum.ts';
import { declareSum } from './operations/declare-sum.ts';
import { deleteKnownSensors } from './operations/delete-known-sensors.ts';
import { getLifecycle } from './operations/get-lifecycle.ts';
import { getPrivacyCheck } from './operations/get-privacy-check.ts';
import { getRegisterExport } from './operations/get-register-export.ts';
import { getThing } from './operations/get-thing.ts';
import { importKnownSensors } from './operations/import-known-sensors.ts';
import { judgePrivacyCheck } from './operations/judge-privacy-check.ts';
import { listDeviceCredentials } from './operations/list-device-credentials.ts';
import { listDeviceTypes } from './operations/list-device-types.ts';
import { listFoundDevices } from './operations/list-found-devices.ts';
import { listKnownSensors } from './operations/list-known-sensors.ts';
import { listPassportVersions } from './operations/list-passport-versions.ts';
import { listSums } from './operations/list-sums.ts';
import { listThings } from './operations/list-things.ts';
import { putPassport } from './operations/put-passport.ts';
import { registerDeviceCertificate } from './operations/register-device-certificate.ts';
import { revokeDeviceCertificate } from './operations/revoke-device-certificate.ts';
import { revokeDeviceKey } from './operations/revoke-device-key.ts';
import { withdrawPassport } from './operations/withdraw-passport.ts';
import { mountRegister } from './register/index.ts';
import type { Sensors, SensorsRoom } from './room.ts';
import { assignPlaces } from './sql/assign-places.ts';
import { selectCertificates } from './sql/device-certificates.ts';
import { selectKeys } from './sql/device-keys.ts';
import { selectReport } from './sql/lifecycle.ts';
import { selectCatalog, type ZoneOf } from './sql/read-catalog.ts';
import { selectPositions } from './sql/read-things.ts';
import { selectSums } from './sql/series-sums.ts';
import { loadSums, sayOfSums, toSum } from './sums/sum-book.ts';
import type { SensorsTables } from './tables.ts';

export { checkPassport } from './check-passport.ts';
export { type CatalogEntry, DatastreamCatalog, passportStatusOf } from './datastream-catalog.ts';
export { findDevice } from './devices/catalogue.ts';
export { decodeMessage, type MessageResult } from './devices/decode-message.ts';
export { findSmartModel, type SmartModel, smartModels } from './devices/ngsi/models.ts';
export { type AttributeVerdict, entitiesIn, readEntity, shortName } from './devices/ngsi/read-entity.ts';
export { unitCodeOf } from './devices/ngsi/unit-codes.ts';
export { readsSamenMeten } from './devices/samen-meten.ts';
export { changeEntity, type EntityChange, type ThingMarks } from './entities/change-entities.ts';
export {
  createDatastream,
  createHistoricalLocation,
  createLocation,
  createMultiDatastream,
  createThing,
  type Making,
  moveThing,
  type Reference,
  requireThere,
  resolve as resolveLinked,
} from './entities/create-entities.ts';
export type {
  ComponentDraft,
  DatastreamDraft,
  FeatureDraft,
  HistoricalLocationDraft,
  Linked,
  LocationDraft,
  MultiDatastreamDraft,
  ObservedPropertyDraft,
  Properties,
  SensorDraft,
  ThingDraft,
} from './entities/drafts.ts';
export { findPersonalData, personalText, personalWords } from './entities/personal-data-check.ts';
export {
  certificateRefused,
  datastreamsChanged,
  datastreamsRemoved,
  entitiesWritten,
  type WrittenEntity,
} from './events.ts';
export { type FieldPeriod, isInField, labPeriods } from './lifecycle/life.ts';
export { logPassportChanges } from './log-passport.ts';
export { sensorsMigrations } from './migrations/index.ts';
export { noDatastream } from './no-datastream.ts';
export { thingOf } from './operations/get-thing.ts';
export type { Sensors } from './room.ts';
export { deleteEntityRow, selectDatastreamIdsOf, selectDatastreamsBelow } from './sql/delete-entities.ts';
export { deleteThings, selectThingsIn } from './sql/delete-things.ts';
export { type DescribedSeries, ensureDatastream } from './sql/ensure-datastream.ts';
export { columnOf, type EntityKind, relate, sources } from './sql/entity-sources.ts';
export { selectBundlesOf, selectComponents } from './sql/multi-datastreams.ts';
export type { SensorsDb } from './sql/read-catalog.ts';
export {
  countEntities,
  type EntityOrder,
  type EntityQuery,
  type EntityRow,
  orderSql,
  type ShapeRow,
  type SortType,
  selectEntities,
  selectShapes,
} from './sql/read-entities.ts';
export { insertFeature, insertObservedProperty, insertSensor, selectExistingIds } from './sql/write-entities.ts';
export type { SensorsTables } from './tables.ts';

/** Things, datastreams, passports, keys. */
export function mountSensors(context: Context, places: Places): Sensors {
  const db = context.db.withTables<SensorsTables>();
  const catalog = new DatastreamCatalog();
  const keys = new DeviceKeys();
  const certificates = new CertificateBook();
  const zoneOf: ZoneOf = (placeId) =>
    places.directory.find(placeId ?? -1) ?? { timeZone: 'Europe/Amsterdam', country: 'NL' };
  const refresh = async (ids?: readonly number[]) => {
    const entries = await selectCatalog(db, zoneOf, ids);
    if (ids) catalog.put(entries);
    else catalog.replace(entries);
    // With one in a sum, what outsiders see of the others changes as well.
    context.events.announce(datastreamsChanged, { ids: catalog.sums.around(entries.map((entry) => entry.id)) });
  };
  const placeAt = (point: readonly [number, number]) => places.directory.at(point)[0]?.id ?? null;
  const deviceTypes = new DeviceTypeBook(db);
  const room: SensorsRoom = {
    name: 'sensors',
    catalog,
    db,
    keys,
    found: new FoundBook(db, context.clock),
    refresh,
    entriesIn: (trx, ids) => selectCatalog(trx, zoneOf, ids),
    placeAt,
    placeByCode: (code) => places.directory.findByCode(code)?.id ?? null,
    hasPlace: (id) => places.directory.find(id) !== undefined,
    placesBelow: (id) => places.directory.below(id),
    positionsOf: (ids) => selectPositions(db, ids),
    deviceTypeOf: (thingId) => deviceTypes.of(thingId),
    validate: (entries, request, now) => takeSteps(room, entries, request, now),
    chosenOf: (thingId, ids) => chosenOf(room, thingId, ids),
    lifecycleOf: (thingId, language, now) => lifecycleOf(room, thingId, language, now),
    reportOf: (datastreamId) => selectReport(db, datastreamId),
    forget: async (ids) => {
      catalog.remove(ids);
      await context.events.announce(datastreamsRemoved, { ids });
      // The keys of a thing go with it.
      await room.reloadKeys();
    },
    reloadKeys: async () => {
      keys.replace(await selectKeys(db));
      certificates.replace(await selectCertificates(db));
      context.mqtt.dropUnknown();
    },
    inferSums: async (found, note) => {
      const rows = [];
      for (const { moments, ...sum } of found)
        rows.push(...(await sayOfSums(room, [sum], { ...note, status: 'inferred', reason: null, moments })));
      return rows.map((row) => toSum(room, row));
    },
    sums: () => selectSums(db),
    start: async () => {
      await loadSums(room);
      await refresh();
      await room.reloadKeys();
    },
  };
  context.principals.add((key) => keys.find(key));
  context.principals.certificates = {
    find: (fingerprint) => certificates.find(fingerprint, context.clock.now()),
    turnAway: (fingerprint) => {
      const { fault, thingId } = certificates.faultOf(fingerprint, context.clock.now());
      if (thingId !== undefined) context.events.announce(certificateRefused, { thingId });
      return fault;
    },
  };
  context.events.on(placesChanged, () => {
    assignPlaces(db, placeAt)
      .then(() => refresh())
      .catch((cause) => context.log.error({ cause: String(cause) }, 'assigning things to places failed'));
  });
  for (const mount of [
    listThings,
    getThing,
    putPassport,
    withdrawPassport,
    listPassportVersions,
    createDeviceKey,
    revokeDeviceKey,
    listDeviceCredentials,
    registerDeviceCertificate,
    revokeDeviceCertificate,
    listKnownSensors,
    importKnownSensors,
    deleteKnownSensors,
    announceDevice,
    listFoundDevices,
    decideFoundDevice,
    addFoundDevice,
    getLifecycle,
    changeStage,
    listSums,
    declareSum,
    decideSum,
  ])
    mount(context, room);
  for (const mount of [getPrivacyCheck, judgePrivacyCheck, listDeviceTypes]) mount(context);
  for (const mount of [getRegisterExport, mountRegister]) mount(context, room, places);
  mountDiscovery(context, room);
  return room;
}
