// Runs a TypeScript file of the workspace: `node tools/run.mjs bench/src/intake.ts …`.
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, requireNode, root, run } from './workspace.mjs';

requireNode();
ensureDependencies();
ensureBuild();
run(join(root, 'node_modules', '.bin', 'tsx'), process.argv.slice(2));
