import { sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests in a browser and of whole servers take longest whatever the size of their file: begun late, one of them would run on alone at the end. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.sort((a, b) => rank(a.moduleId) - rank(b.moduleId));
  }
}

const folders = ['e2e', 'tests'].map((name) => `${sep}${name}${sep}`);

function rank(file: string): number {
  const at = folders.findIndex((folder) => file.includes(folder));
  return at < 0 ? folders.length : at;
}
