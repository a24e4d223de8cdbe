import type { Result } from './harness/bars.ts';
import { atEnd, makeFolder, removeFolder } from './harness/clean-up.ts';
import { startDebianPostgres } from './harness/debian-postgres.ts';
import { parseOptions, wants } from './harness/options.ts';
import { runBench, say } from './harness/run.ts';
import { compare, DATASTREAMS } from './peers/compare.ts';
import { Ours } from './peers/ours.ts';
import { type Peer, PeerUnavailable } from './peers/peer.ts';
import { peersOf } from './peers/peers.ts';
import { ensurePostgis } from './peers/postgis.ts';

const options = parseOptions(process.argv.slice(2));

await runBench('peers', { ...options, store: 'postgresql' }, async (results) => {
  for (const [name, make] of Object.entries(peersOf(options)))
    if (wants(options, name)) results.push(...(await beside(make())));
});

/** Both on one PostgreSQL server, each with a database of its own; a peer that cannot run here says why. */
async function beside(peer: Peer): Promise<Result[]> {
  const folder = makeFolder('peers');
  const ours = new Ours({ name: 'Wijkritme', database: 'wijkritme', program: options.program });
  const steps: (() => Promise<void> | void)[] = [() => removeFolder(folder)];
  try {
    ensurePostgis(options.install);
    const postgres = await startDebianPostgres(folder);
    const forget = atEnd(() => postgres.stop());
    steps.unshift(() => postgres.stop().then(() => void forget()));
    steps.unshift(() => peer.stop());
    const theirs = await peer.start({ postgres, datastreams: DATASTREAMS });
    steps.unshift(() => ours.stop());
    const mine = await ours.start({ postgres, datastreams: DATASTREAMS });
    const pair = { ours: mine, theirs, takesDataArrays: peer.takesDataArrays, scale: options.scale };
    // Beside ourselves nothing has to be ahead: what it shows is how far apart two equals come out.
    const isRival = !(peer instanceof Ours);
    return (await compare(pair)).map(({ bar, ...result }) => ({
      ...result,
      ...(isRival && bar && { bar }),
      what: `beside ${peer.name}: ${result.what}`,
      note: `${result.note}; theirs: ${theirs.conditions}`,
    }));
  } catch (cause) {
    if (!(cause instanceof PeerUnavailable)) throw cause;
    const note = `does not run here: ${cause.message}`;
    say(`${peer.name} ${note}`);
    return [{ what: `beside ${peer.name}`, value: Number.NaN, unit: '', note }];
  } finally {
    for (const step of steps) await step();
  }
}
