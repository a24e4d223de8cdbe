import { answerQuestions } from '../../foundation/work-answer.ts';
import { work } from './forecast-work.ts';

/** The program of the process in which forecasts are learned and made. */
answerQuestions(work);
