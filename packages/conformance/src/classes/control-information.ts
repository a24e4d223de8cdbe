import { entityTypes } from '../entity-types.ts';
import { expectSame, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import { linkOf, type Trial } from '../trial.ts';

const uri = (mark: string) => requirement(`datamodel/entity-control-information/common-control-information#${mark}`);

export const controlInformation: ConformanceClass = {
  uri: conformanceClass('datamodel/entity-control-information'),
  name: 'Control information of entities',
  requirements: [
    { uri: uri('id-and-link'), says: 'Each entity has an id and the address of itself.', check: checkIdAndLink },
    { uri: uri('links'), says: 'Each relation of an entity has its link, and the link works.', check: checkLinks },
  ],
};

async function checkIdAndLink(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set } of entityTypes) {
    const { answer, entities } = await trial.list(trial.scope(set));
    expectThat(answer, entities.length > 0, 'at least one entity');
    for (const entity of entities) {
      const id = entity['@iot.id'];
      expectThat(answer, ['number', 'bigint', 'string'].includes(typeof id), '@iot.id, a number or text', entity);
      const link = linkOf(entity);
      expectThat(answer, link.startsWith(`${trial.server.base}/${set}(`), '@iot.selfLink below the root', entity);
      const [first] = entities;
      if (entity === first)
        expectSame(answer, id, (await trial.entity(link))['@iot.id'], 'the same @iot.id behind the link');
    }
  }
}

async function checkLinks(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, relations } of entityTypes) {
    const { answer, entities } = await trial.list(trial.scope(set));
    const [entity] = entities;
    for (const relation of Object.keys(relations)) {
      const link = entity?.[`${relation}@iot.navigationLink`];
      expectThat(answer, typeof link === 'string', `${relation}@iot.navigationLink`, entity);
      await trial.get(new URL(String(link), `${trial.server.base}/`).href);
    }
  }
}
