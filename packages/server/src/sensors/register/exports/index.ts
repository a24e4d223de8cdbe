import { algorithmRegister } from './algorithm-register.ts';
import { dcatApNl } from './dcat-ap-nl.ts';
import { dtpr } from './dtpr.ts';
import type { RegisterExport } from './register-export.ts';
import { sensrnet } from './sensrnet.ts';
import { wecity } from './wecity.ts';

/** Every shape the register can be had in. */
export const registerExports: readonly RegisterExport[] = [wecity, sensrnet, dtpr, algorithmRegister, dcatApNl];
