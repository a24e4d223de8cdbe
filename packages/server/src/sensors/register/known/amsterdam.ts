import { checkDraft, type Parsed, refuse, textOf } from './known-draft.ts';

/**
 * One record of the Amsterdam sensor register (Amsterdam/register-slimme-apparaten-frontend): a list of objects with a
 * GeoJSON feature. Contact details of people, which a record may hold, are not looked at.
 */
export function parseAmsterdam(record: unknown): Parsed {
  const { feature, organisation, sensorType, containsPiData } = objectOf(record);
  const { geometry, properties } = objectOf(feature);
  const { originalData, goal, legalGround, reference } = objectOf(properties);
  const original = objectOf(originalData);
  const id = textOf(original.reference) ?? textOf(reference);
  if (!id) return refuse(null, 'er is geen kenmerk (reference)', 'there is no identifier (reference)');
  const kind = textOf(sensorType) ?? textOf(original.type);
  if (!kind) return refuse(id, 'er is geen soort (sensorType)', 'there is no kind (sensorType)');
  const { coordinates } = objectOf(geometry);
  if (!Array.isArray(coordinates) || coordinates.length < 2)
    return refuse(id, 'er is geen punt (geometry)', 'there is no point (geometry)');
  return checkDraft({
    sourceId: id,
    kind,
    name: textOf(original.datastream) ?? kind,
    organisation: textOf(organisation) ?? textOf(objectOf(original.owner).organisation),
    purpose: textOf(goal) ?? textOf(original.observation_goal),
    legalBasis: textOf(legalGround) ?? textOf(original.legal_ground),
    personalData: booleanOf(containsPiData) ?? booleanOf(original.contains_pi_data),
    validUntil: textOf(original.active_until),
    position: [Number(coordinates[0]), Number(coordinates[1])],
  });
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const booleanOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
