import { answerQuestions } from '../../../foundation/work-answer.ts';
import { decode } from './decode.ts';

answerQuestions(decode);
