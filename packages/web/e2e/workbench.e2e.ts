import { describe } from 'vitest';
import { agenda } from './suites/agenda.ts';
import { budget } from './suites/budget.ts';
import { caseRoom } from './suites/case-room.ts';
import { check } from './suites/check.ts';
import { deviation } from './suites/deviation.ts';
import { everyPage } from './suites/every-page.ts';
import { imports } from './suites/imports.ts';
import { lifecycle } from './suites/lifecycle.ts';
import { live } from './suites/live.ts';
import { overview } from './suites/overview.ts';
import { place } from './suites/place.ts';
import { planted } from './suites/planted.ts';
import { register } from './suites/register.ts';
import { sensors } from './suites/sensors.ts';
import { signals } from './suites/signals.ts';
import { surroundings } from './suites/surroundings.ts';
import { browserPath, useBench } from './support/bench.ts';

// One file, so that all suites share one server: laying down Demodam takes most of the time. Each test has its own page.
describe.skipIf(!browserPath)('the workbench', () => {
  useBench();
  describe('overview', overview);
  describe('place', place);
  describe('signals a week', budget);
  describe('what is planned', agenda);
  describe('what was planted', planted);
  describe('signals', signals);
  describe('deviation', deviation);
  describe('live', live);
  describe('sensors and passports', sensors);
  describe('public register', register);
  describe('life of a device', lifecycle);
  describe('import', imports);
  describe('privacy check', check);
  describe('case room', caseRoom);
  describe('every page', everyPage);
  describe('zone, connection and unknown addresses', surroundings);
});
