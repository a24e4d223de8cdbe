import { sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of whole servers take longest whatever the size of their file: begun late, one of them would run on alone at the end. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    const projects = [...new Set(bySize.map(({ project }) => project.name))];
    const rank = ({ project, moduleId }: TestSpecification) =>
      projects.indexOf(project.name) * 2 + (moduleId.includes(`${sep}tests${sep}`) ? 0 : 1);
    return bySize.sort((a, b) => rank(a) - rank(b));
  }
}
