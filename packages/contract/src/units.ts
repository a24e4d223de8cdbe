/**
 * Units that sensors in a city measure in, besides those of the registered properties. Codes are those of UCUM (case sensitive), the second
 * name is that of QUDT (http://qudt.org/vocab/unit/), the sign is what people read.
 */
export interface RegisteredUnit {
  readonly code: string;
  readonly qudt: string;
  readonly sign: string;
  readonly name: { readonly nl: string; readonly en: string };
}

const unit = (code: string, qudt: string, sign: string, nl: string, en: string): RegisteredUnit => ({
  code,
  qudt,
  sign,
  name: { nl, en },
});

export const registeredUnits: readonly RegisteredUnit[] = [
  // length, area, volume, mass
  unit('mm', 'MilliM', 'mm', 'millimeter', 'millimetre'),
  unit('cm', 'CentiM', 'cm', 'centimeter', 'centimetre'),
  unit('m', 'M', 'm', 'meter', 'metre'),
  unit('km', 'KiloM', 'km', 'kilometer', 'kilometre'),
  unit('m2', 'M2', 'm²', 'vierkante meter', 'square metre'),
  unit('L', 'L', 'l', 'liter', 'litre'),
  unit('m3', 'M3', 'm³', 'kubieke meter', 'cubic metre'),
  unit('g', 'GM', 'g', 'gram', 'gram'),
  unit('kg', 'KiloGM', 'kg', 'kilogram', 'kilogram'),
  // time and angle
  unit('ms', 'MilliSEC', 'ms', 'milliseconde', 'millisecond'),
  unit('min', 'MIN', 'min', 'minuut', 'minute'),
  unit('h', 'HR', 'h', 'uur', 'hour'),
  unit('d', 'DAY', 'd', 'dag', 'day'),
  unit('deg', 'DEG', '°', 'graad', 'degree'),
  unit('Hz', 'HZ', 'Hz', 'hertz', 'hertz'),
  // movement and flow
  unit('mm/s', 'MilliM-PER-SEC', 'mm/s', 'millimeter per seconde', 'millimetre per second'),
  unit('m/s2', 'M-PER-SEC2', 'm/s²', 'meter per seconde kwadraat', 'metre per second squared'),
  unit('L/s', 'L-PER-SEC', 'l/s', 'liter per seconde', 'litre per second'),
  unit('L/min', 'L-PER-MIN', 'l/min', 'liter per minuut', 'litre per minute'),
  unit('m3/h', 'M3-PER-HR', 'm³/h', 'kubieke meter per uur', 'cubic metre per hour'),
  unit('m3/s', 'M3-PER-SEC', 'm³/s', 'kubieke meter per seconde', 'cubic metre per second'),
  // weather and light
  unit('K', 'K', 'K', 'kelvin', 'kelvin'),
  unit('Pa', 'PA', 'Pa', 'pascal', 'pascal'),
  unit('hPa', 'HectoPA', 'hPa', 'hectopascal', 'hectopascal'),
  unit('kPa', 'KiloPA', 'kPa', 'kilopascal', 'kilopascal'),
  unit('bar', 'BAR', 'bar', 'bar', 'bar'),
  unit('lx', 'LUX', 'lux', 'lux', 'lux'),
  unit('cd/m2', 'CD-PER-M2', 'cd/m²', 'candela per vierkante meter', 'candela per square metre'),
  unit('W/m2', 'W-PER-M2', 'W/m²', 'watt per vierkante meter', 'watt per square metre'),
  // electricity and energy
  unit('mV', 'MilliV', 'mV', 'millivolt', 'millivolt'),
  unit('V', 'V', 'V', 'volt', 'volt'),
  unit('mA', 'MilliA', 'mA', 'milliampère', 'milliampere'),
  unit('A', 'A', 'A', 'ampère', 'ampere'),
  unit('W', 'W', 'W', 'watt', 'watt'),
  unit('kW', 'KiloW', 'kW', 'kilowatt', 'kilowatt'),
  unit('W.h', 'W-HR', 'Wh', 'wattuur', 'watt hour'),
  unit('kW.h', 'KiloW-HR', 'kWh', 'kilowattuur', 'kilowatt hour'),
  unit('J', 'J', 'J', 'joule', 'joule'),
  // air, water and soil
  unit('ng/m3', 'NanoGM-PER-M3', 'ng/m³', 'nanogram per kubieke meter', 'nanogram per cubic metre'),
  unit('mg/m3', 'MilliGM-PER-M3', 'mg/m³', 'milligram per kubieke meter', 'milligram per cubic metre'),
  unit('mg/L', 'MilliGM-PER-L', 'mg/l', 'milligram per liter', 'milligram per litre'),
  unit('[ppb]', 'PPB', 'ppb', 'deeltjes per miljard', 'parts per billion'),
  unit('[pH]', 'PH', 'pH', 'zuurgraad', 'acidity'),
  unit('uS/cm', 'MicroS-PER-CentiM', 'µS/cm', 'microsiemens per centimeter', 'microsiemens per centimetre'),
  // sound and radiation
  unit('dB', 'DeciB', 'dB', 'decibel', 'decibel'),
  unit('nSv/h', 'NanoSV-PER-HR', 'nSv/h', 'nanosievert per uur', 'nanosievert per hour'),
  unit('uSv/h', 'MicroSV-PER-HR', 'µSv/h', 'microsievert per uur', 'microsievert per hour'),
  unit('Bq/m3', 'BQ-PER-M3', 'Bq/m³', 'becquerel per kubieke meter', 'becquerel per cubic metre'),
  // a bare ratio or index
  unit('1', 'UNITLESS', '', 'verhouding', 'ratio'),
];

/** @example findUnit('hPa')?.name.nl // 'hectopascal' */
export function findUnit(code: string): RegisteredUnit | undefined {
  return registeredUnits.find((one) => one.code === code);
}
