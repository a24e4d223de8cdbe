import { entityTypes, isMany } from '../entity-types.ts';
import { expectSame, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { entityOf, linkOf, type Trial } from '../trial.ts';

export const orderAndPages: ConformanceClass = {
  uri: conformanceClass('request-data'),
  name: 'Order, pages and counts',
  requirements: [
    {
      uri: requirement('request-data/orderby'),
      says: '$orderby sorts by each property, up and down.',
      check: checkOrder,
    },
    {
      uri: requirement('request-data/orderby#several'),
      says: '$orderby takes several properties.',
      check: checkSeveral,
    },
    {
      uri: requirement('request-data/orderby#lists'),
      says: '$orderby takes lists of properties that grow, places and features among them.',
      check: checkLists,
    },
    {
      uri: requirement('request-data/top'),
      says: '$top limits a list; a nextLink says that there is more.',
      check: checkTop,
    },
    { uri: requirement('request-data/skip'), says: '$skip passes over the first.', check: checkSkip },
    {
      uri: requirement('request-data/count'),
      says: '$count=true counts what the filter leaves, whatever the page.',
      check: checkCount,
    },
    {
      uri: requirement('request-data/pagination'),
      says: 'Following nextLink meets each entity exactly once.',
      check: checkPages,
    },
    {
      uri: requirement('request-data/pagination#related'),
      says: '$top and $skip work on related entities.',
      check: checkRelated,
    },
    {
      uri: requirement('request-data/pagination#relations'),
      says: '$top and $skip work on every relation that leads to a list.',
      check: checkRelations,
    },
    {
      uri: requirement('request-data/order'),
      says: 'Filter, count, order, skip and top are applied in this order.',
      check: checkPriority,
    },
  ],
};

async function checkOrder(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, properties, objects } of entityTypes)
    for (const name of properties.filter((property) => !objects.includes(property)))
      for (const direction of ['', ' asc', ' desc']) {
        const { answer, entities } = await trial.list(
          `${trial.scope(set)}&$orderby=${encodeURIComponent(name + direction)}`,
        );
        const values = entities.map((entity) => entity[name]);
        const isRight = isSorted(direction === ' desc' ? values.reverse() : values);
        expectThat(answer, isRight, `${name} sorted${direction}`, values);
      }
}

/** Texts may be sorted by code or by language: the names of the run are the same in both. */
function isSorted(values: readonly unknown[]): boolean {
  return values.every((value, i) => {
    const before = values[i - 1];
    if (i === 0 || value === null || before === null) return true;
    if (typeof value === 'number' && typeof before === 'number') return before <= value;
    const [a, b] = [String(before), String(value)];
    return a <= b || a.localeCompare(b) <= 0;
  });
}

async function checkSeveral(trial: Trial): Promise<void> {
  const { datastreams } = await trial.world();
  const order = encodeURIComponent('ObservedProperty/name desc,name asc');
  const { answer, entities } = await trial.list(`${trial.scope('Datastreams')}&$orderby=${order}`);
  const [one, two, three, four] = datastreams.map((datastream) => datastream.name);
  expectSame(
    answer,
    [three, four, two, one],
    entities.map((entity) => entity.name),
    'names',
  );
}

/** How a place is ordered is the server's own matter: that all come back is not. The first of the list is what they are sorted by. */
async function checkLists(trial: Trial): Promise<void> {
  const { totals } = await trial.world();
  for (const { set, properties, objects } of entityTypes) {
    const names = properties.filter((name) => !objects.includes(name) || name === 'location' || name === 'feature');
    const lists = [...names.map((_, i) => names.slice(0, i + 1)), ...names.map((name) => [name])];
    for (const list of lists) {
      const { answer, entities } = await trial.list(`${trial.scope(set)}&$orderby=${list.join(',')}`);
      expectSame(answer, totals[set], new Set(entities.map(linkOf)).size, 'entities');
      const [first = ''] = list;
      const values = entities.map((entity) => entity[first]);
      expectThat(answer, objects.includes(first) || isSorted(values), `sorted by ${first}`, values);
    }
  }
}

async function checkTop(trial: Trial): Promise<void> {
  const { totals } = await trial.world();
  for (const { set } of entityTypes)
    for (const top of [1, 2, 3, 4, 5, 12, 13]) {
      const { answer, entities } = await trial.list(`${trial.scope(set)}&$top=${top}`);
      expectSame(answer, Math.min(top, totals[set]), entities.length, 'entities');
      const hasNext = '@iot.nextLink' in entityOf(answer);
      expectThat(answer, hasNext === top < totals[set], top < totals[set] ? 'a nextLink' : 'no nextLink');
    }
}

async function checkSkip(trial: Trial): Promise<void> {
  const { totals } = await trial.world();
  for (const { set } of entityTypes)
    for (const skip of [1, 2, 3, 4, 12]) {
      const { answer, entities } = await trial.list(`${trial.scope(set)}&$skip=${skip}`);
      expectSame(answer, Math.max(0, totals[set] - skip), entities.length, 'entities');
      expectThat(answer, !('@iot.nextLink' in entityOf(answer)), 'no nextLink');
    }
}

async function checkCount(trial: Trial): Promise<void> {
  const { totals } = await trial.world();
  for (const { set } of entityTypes) {
    const { answer } = await trial.list(`${trial.scope(set)}&$count=true&$top=1`);
    expectSame(answer, totals[set], entityOf(answer)['@iot.count'], '@iot.count');
    const { answer: without } = await trial.list(`${trial.scope(set)}&$count=false`);
    expectThat(without, !('@iot.count' in entityOf(without)), 'no @iot.count');
  }
}

async function checkPages(trial: Trial): Promise<void> {
  const { totals } = await trial.world();
  for (const { set } of entityTypes)
    for (const order of ['', '&$orderby=id%20desc']) {
      const seen: string[] = [];
      let path: string | undefined = `${trial.scope(set)}&$top=2${order}`;
      while (path !== undefined) {
        const { answer, entities }: { answer: Parameters<typeof entityOf>[0]; entities: readonly Entity[] } =
          await trial.list(path);
        seen.push(...entities.map(linkOf));
        expectThat(answer, seen.length <= totals[set], `${totals[set]} entities in all`, seen);
        path = entityOf(answer)['@iot.nextLink'] as string | undefined;
        if (path === undefined) expectSame(answer, totals[set], new Set(seen).size, 'different entities');
      }
    }
}

async function checkRelated(trial: Trial): Promise<void> {
  const { datastreams } = await trial.world();
  const path = `${linkOf(datastreams[0] ?? {})}/Observations?$orderby=result`;
  const { answer: topped, entities: first } = await trial.list(`${path}&$top=2`);
  expectSame(
    topped,
    [1, 2],
    first.map((one) => one.result),
    'results',
  );
  const { answer: skipped, entities: rest } = await trial.list(`${path}&$skip=1`);
  expectSame(
    skipped,
    [2, 3],
    rest.map((one) => one.result),
    'results',
  );
}

async function checkRelations(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, relations } of entityTypes) {
    const { entities } = await trial.list(`${trial.scope(set)}&$top=1`);
    for (const relation of Object.keys(relations).filter(isMany)) {
      const path = `${linkOf(entities[0] ?? {})}/${relation}`;
      const { entities: all } = await trial.list(path);
      for (const top of [1, 3]) {
        const { answer, entities: some } = await trial.list(`${path}?$top=${top}`);
        expectSame(answer, Math.min(top, all.length), some.length, 'entities');
        const isMore = top < all.length;
        expectThat(answer, '@iot.nextLink' in entityOf(answer) === isMore, isMore ? 'a nextLink' : 'no nextLink');
      }
      const { answer, entities: rest } = await trial.list(`${path}?$skip=1`);
      expectSame(answer, all.length - 1, rest.length, 'entities');
    }
  }
}

async function checkPriority(trial: Trial): Promise<void> {
  await trial.world();
  const filter = encodeURIComponent(`startswith(Datastream/name,'${trial.prefix}') and result gt 3`);
  const { answer, entities } = await trial.list(
    `Observations?$count=true&$top=1&$skip=2&$orderby=phenomenonTime%20asc&$filter=${filter}`,
  );
  expectSame(answer, 9, entityOf(answer)['@iot.count'], '@iot.count');
  expectSame(
    answer,
    [6],
    entities.map((one) => one.result),
    'results',
  );
}
