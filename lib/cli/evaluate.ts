import { evaluateQuestions } from './evaluate-questions'
import { evaluateReading } from './evaluate-reading'
import { printFigures } from './figures'

/** What is measured of reading and of writing questions, a line a figure; exits non-zero when one falls short. */
await printFigures([...(await evaluateReading()), ...(await evaluateQuestions())])
