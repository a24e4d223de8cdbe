/** When it is for servers that seal, and how old their months are then. */
export const NOW = Date.UTC(2026, 10, 1, 9);
export const AFTER_DAYS = 40;
