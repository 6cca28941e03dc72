import { evaluateQuestions } from './evaluate-questions'
import { evaluateReading } from './evaluate-reading'

/** What is measured of reading and of writing questions, a line a figure; exits non-zero when one falls short. */
const figures = [...(await evaluateReading()), ...(await evaluateQuestions())]
for (const { name, value, ok } of figures) console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${value}`)
const short = figures.filter(({ ok }) => !ok).length
console.log(`${figures.length - short} of ${figures.length} figures hold`)
process.exitCode = short === 0 ? 0 : 1
