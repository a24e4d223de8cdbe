import { InvalidArgumentError } from 'commander';

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('must be a whole number.');
  return Number(text);
}

export function numberList(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.some(Number.isNaN)) throw new InvalidArgumentError('must be numbers with commas between them.');
  return numbers;
}
