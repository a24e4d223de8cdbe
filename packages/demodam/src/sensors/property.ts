import { findProperty, type RegisteredProperty } from '@wijkritme/contract';
import type { PropertyId } from './series.ts';

export function propertyOf(id: PropertyId): RegisteredProperty {
  const found = findProperty(id);
  if (!found) throw new Error(`property is not registered: ${id}`);
  return found;
}
