/**
 * How a route compresses what it answers; each route says so itself, because options of a route replace those of the plugin.
 * Level 1: at the usual level an answer of 550 kB of numbers takes five times as long, for a twelfth fewer bytes (decision 121).
 */
export const compressed = {
  threshold: 1_500,
  encodings: ['gzip' as const],
  zlibOptions: { level: 1 },
};
