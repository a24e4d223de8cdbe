import type { CheckOption } from '@wijkritme/contract';

/** The choices after this one was pressed; what stands alone takes the others away. */
export function toggled(options: readonly CheckOption[], chosen: readonly string[], value: string): string[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  const isAlone = (one: string) => options.some((option) => option.value === one && option.exclusive);
  return isAlone(value) ? [value] : [...chosen.filter((one) => !isAlone(one)), value];
}
