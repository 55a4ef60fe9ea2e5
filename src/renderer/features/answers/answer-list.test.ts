import { expect, it } from 'vitest'
import { answerSummarySchema } from '../../../shared/features/answers/answers.schema.ts'
import { listedAnswers } from './answer-list.ts'

const answer = (number: number, title: string, topic: string, state = 'published', asksForCheck = false) =>
  answerSummarySchema.parse({
    id: `0192f0c8-0000-7000-8000-00000000000${number}`,
    revision: 1,
    state,
    title,
    topics: [topic],
    language: number === 3 ? 'ara' : 'swe',
    checkedOn: null,
    asksForCheck
  })

const answers = [
  answer(1, 'Skulder hos Kronofogden', 'money'),
  answer(2, 'Byta lägenhet', 'housing', 'draft'),
  answer(3, 'Söka bostadsbidrag', 'housing', 'published', true),
  answer(4, 'Gammalt om hyra', 'housing', 'withdrawn')
]
const words: Readonly<Record<string, string>> = { money: 'Pengar', housing: 'Boende', ara: 'arabiska', swe: 'svenska' }
const names = {
  topics: ({ topics }: (typeof answers)[number]) => topics.map(topic => words[topic] ?? ''),
  language: ({ language }: (typeof answers)[number]) => words[language] ?? '',
  place: (topic: string) => ['housing', 'money'].indexOf(topic)
}
const titles = (shown: 'all' | 'check' | 'draft' | 'withdrawn', typed = '') =>
  listedAnswers(answers, { shown, typed }, names).map(({ title }) => title)

it('shows the articles in use by topic, or those that are asked for', () => {
  expect(titles('all')).toEqual(['Byta lägenhet', 'Söka bostadsbidrag', 'Skulder hos Kronofogden'])
  expect(titles('check')).toEqual(['Söka bostadsbidrag'])
  expect(titles('draft')).toEqual(['Byta lägenhet'])
  expect(titles('withdrawn')).toEqual(['Gammalt om hyra'])
})

it('finds an article by a part of its title, its topic or its language', () => {
  expect(titles('all', 'lagenh')).toEqual(['Byta lägenhet'])
  expect(titles('all', 'boende')).toEqual(['Byta lägenhet', 'Söka bostadsbidrag'])
  expect(titles('all', 'arab')).toEqual(['Söka bostadsbidrag'])
  expect(titles('all', 'kyrka')).toEqual([])
})
