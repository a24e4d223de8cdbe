import type { Person } from '@wijkritme/contract';

export const stateOf = ({ blocked, active }: Person) => (blocked ? 'blocked' : active ? 'active' : 'invited');
