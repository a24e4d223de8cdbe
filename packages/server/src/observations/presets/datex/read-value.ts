import * as shared from '../csv/reasons.ts';
import type { Reason } from '../preset.ts';
import { findQuantity, type Quantity } from './quantities.ts';
import * as reasons from './reasons.ts';
import { childOf, localName, textOf, type XmlNode } from './xml-pieces.ts';

/** What one index of a site said at one moment. */
export type SaidValue =
  | {
      readonly kind: 'value';
      readonly quantity: Quantity;
      readonly value: number;
      readonly periodSeconds: number | null;
    }
  | { readonly kind: 'gap' | 'refused'; readonly quantity?: Quantity; readonly reason: Reason };

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?([eE][+-]?\d{1,2})?$/;

/**
 * Reads `measuredValue` (version 2) or `physicalQuantity` (version 3). A value that its source doubts is no reading: a data error, no
 * input values, the -1 for "nothing passed". Reference values in an extension are no measurements and are left alone.
 */
export function readValue(node: XmlNode): SaidValue {
  const basic = childOf(childOf(node, node.name) ?? node, 'basicData');
  if (!basic) return { kind: 'gap', reason: shared.emptyCell };
  const quantity = findQuantity(localName(basic.attributes.type ?? ''));
  if (!quantity) return { kind: 'refused', reason: reasons.unknownKind };
  const [element, number] = quantity.value;
  const holder = childOf(basic, element);
  if (!holder) return { kind: 'gap', quantity, reason: shared.emptyCell };
  const doubt = doubtOf(holder);
  if (doubt) return { ...doubt, quantity };
  const written = textOf(childOf(holder, number));
  if (written === '') return { kind: 'gap', quantity, reason: shared.emptyCell };
  if (!NUMBER.test(written)) return { kind: 'refused', quantity, reason: shared.notANumber };
  const value = Number(written);
  if (value < 0) return { kind: 'gap', quantity, reason: reasons.belowZero };
  const period = Number(textOf(childOf(basic, 'measurementOrCalculationPeriod')));
  return { kind: 'value', quantity, value, periodSeconds: period > 0 ? period : null };
}

/** What the source says of its own value: as attributes in version 2, as elements in version 3. */
function doubtOf(holder: XmlNode): { kind: 'gap' | 'refused'; reason: Reason } | undefined {
  const said = (name: string) => holder.attributes[name] ?? textOf(childOf(holder, name));
  if (said('dataError') === 'true' || said('dataError') === '1') return { kind: 'gap', reason: reasons.dataError };
  const inputs = said('numberOfInputValuesUsed');
  if (inputs !== '' && !NUMBER.test(inputs)) return { kind: 'refused', reason: reasons.qualityUnreadable };
  if (inputs !== '' && Number(inputs) <= 0) return { kind: 'gap', reason: reasons.noInputs };
  const deviation = said('standardDeviation');
  // Below zero is how sources write that it was not computed.
  if (deviation !== '' && !NUMBER.test(deviation)) return { kind: 'refused', reason: reasons.qualityUnreadable };
  return undefined;
}

/** When it was measured: of the value itself, else of the site. */
export function timeTextOf(node: XmlNode, site: XmlNode): string {
  const basic = childOf(childOf(node, node.name) ?? node, 'basicData');
  const own = childOf(basic, 'measurementOrCalculationTime');
  const common = childOf(site, 'measurementTimeDefault');
  const text = (time: XmlNode | undefined) => textOf(childOf(time, 'timeValue')) || textOf(time);
  return text(own) || text(common);
}
