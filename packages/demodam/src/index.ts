export { layDown } from './lay-down.ts';
export { runLive } from './live.ts';
export { type PlantedMeasure, plantedMeasures } from './measures.ts';
export { dailyPeak, type Effect, type Oddity, plantedOddities } from './oddities.ts';
export type { DemodamOptions, Handle, Progress } from './options.ts';
export { createValues, type World } from './rhythm/values.ts';
export { nextMoment } from './sensors/series.ts';
