import { oddWork } from './odd-work.ts';

/** Asks what is never answered, and says which process works on it: to be killed. */
const work = oddWork();
void work.ask({ kind: 'turns' });
process.stdout.write(`${work.pid}\n`);
