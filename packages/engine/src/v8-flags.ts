/**
 * What a process that judges many readings tells V8 at its start. A step is some fifty small functions; with the usual limit
 * (920 bytes of bytecode) half of them stay calls, each of which boxes the numbers that it is given.
 * See docs/decisions/0037-let-v8-inline-a-whole-step.md.
 * @example setFlagsFromString(v8Flags)
 */
export const v8Flags = '--max-inlined-bytecode-size-cumulative=4000';
