import { describe, expect, it } from 'vitest'
import { answerSummarySchema, type AnswerSummary } from '../../shared/features/answers/answers.schema.ts'
import { answersFor } from './answers-for.ts'

let made = 0
const answer = (title: string, changes: Partial<AnswerSummary>): AnswerSummary =>
  answerSummarySchema.parse({
    id: `0192f0c8-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    revision: 1,
    state: 'published',
    title,
    topics: ['housing.contract'],
    language: 'swe',
    checkedOn: null,
    asksForCheck: false,
    ...changes
  })

const titles = (topic: string, languages: readonly string[], answers: readonly AnswerSummary[]): string[] =>
  answersFor(topic, languages, answers).map(({ title }) => title)

describe('the answers for a question', () => {
  const answers = [
    answer('group', { topics: ['housing'] }),
    answer('english', { language: 'eng' }),
    answer('swedish', {}),
    answer('arabic', { language: 'ara', topics: ['economy.debt', 'housing.contract'] }),
    answer('other topic of the group', { topics: ['housing.search'] }),
    answer('elsewhere', { topics: ['economy.debt'] }),
    answer('draft', { state: 'draft' }),
    answer('withdrawn', { state: 'withdrawn' })
  ]

  it('are those on its topic, the visitor’s language first, then the interface’s, and then those on its group', () => {
    expect(titles('housing.contract', ['ara', 'swe'], answers)).toEqual(['arabic', 'swedish', 'english', 'group'])
    expect(titles('housing.contract', ['eng'], answers).slice(0, 1)).toEqual(['english'])
  })

  it('are, for a whole group, also those on its topics', () => {
    expect(titles('housing', ['swe'], answers)).toEqual([
      'group',
      'swedish',
      'other topic of the group',
      'english',
      'arabic'
    ])
  })

  it('may be none', () => {
    expect(titles('health', ['swe'], answers)).toEqual([])
  })
})
