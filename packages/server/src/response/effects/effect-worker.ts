import { answerQuestions } from '../../foundation/work-answer.ts';
import { work } from './effect-work.ts';

/** The program of the process in which plans and effects are computed. */
answerQuestions(work);
