import type { Migrations } from '../../foundation/database/migrate.ts';
import { rhythm } from './20261122000400-rhythm.ts';
import { rhythmGroups } from './20261122000410-rhythm-groups.ts';
import { deviationPatterns } from './20261122000800-deviation-patterns.ts';
import { alarmBudget } from './20261122000810-alarm-budget.ts';
import { dayShown } from './20261122001300-day-shown.ts';
import { forecasts } from './20261122001400-forecasts.ts';
import { states } from './20261122001600-states.ts';
import { budgetOfAPlace } from './20261122001601-budget-of-a-place.ts';
import { contradictions } from './20261122002002-contradictions.ts';
import { signalNoticed } from './20261122002032-signal-noticed.ts';
import { dayExtremes } from './20261122002061-day-extremes.ts';
import { signalOrder } from './20261122002141-signal-order.ts';

export const rhythmMigrations: Migrations = {
  '20261122000400_rhythm': rhythm,
  '20261122000410_rhythm-groups': rhythmGroups,
  '20261122000800_deviation-patterns': deviationPatterns,
  '20261122000810_alarm-budget': alarmBudget,
  '20261122001400_forecasts': forecasts,
  '20261122001300_day-shown': dayShown,
  '20261122001600_states': states,
  '20261122001601_budget-of-a-place': budgetOfAPlace,
  '20261122002032_signal-noticed': signalNoticed,
  '20261122002061_day-extremes': dayExtremes,
  '20261122002002_contradictions': contradictions,
  '20261122002141_signal-order': signalOrder,
};
