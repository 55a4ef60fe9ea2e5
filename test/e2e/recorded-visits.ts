import type { Page } from '@playwright/test'
import { addMonths, bureauClock, type Month } from '../../src/shared/domain/month.ts'
import { sentQuestion, type SentVisit, sentVisit } from '../visit-builder.ts'

/** Records visits through the calls of the window, past its screens. */
export async function recordVisits(page: Page, visits: readonly SentVisit[]): Promise<void> {
  const refused = await page.evaluate(async sent => {
    for (const visit of sent) {
      const recorded = await window.fyr.call('visits.record', visit)
      if (!recorded.ok) return recorded.error.code
    }
    return null
  }, visits)
  if (refused !== null) throw new Error(refused)
}

/** The bureau's month before this one. */
export const lastMonth = (): Month => addMonths(bureauClock(Date.now()).month, -1)

/** The latest month that is over and comes after another of its year: January comes after none. */
export function lastMonthAfterAnother(): Month {
  const month = lastMonth()
  return month.endsWith('-01') ? addMonths(month, -1) : month
}

const languages = ['ara', 'som', 'prs', 'swe']
const topics = ['housing.contract', 'work.jobseeking', 'residence.asylum', 'residence']

/** So many visits of last month that differ in everything that can differ: hiding small counts takes a while for them. */
export const variedVisits = (count: number): SentVisit[] => {
  const pick = <T>(values: readonly T[], at: number): T | null => values[at % values.length] ?? null
  return visitsOfLastMonth(count).map((visit, index) => ({
    ...visit,
    language: pick(['ara', 'som', 'prs', 'swe', 'tir', 'ukr', 'rus', 'eng', 'tur', 'pus'], index * index),
    gender: pick(['woman', 'man', 'other'] as const, index * 7),
    ageBand: pick(['18-24', '25-39', '40-64', '65+'] as const, index * index + index),
    municipality: pick(['1280', '1281', '1290', '1283', '1278', '1265'], 3 * index * index + index),
    questions: topics.slice(0, 1 + (index % 3)).map(topic => sentQuestion({ topic }))
  }))
}

/** So many visits of last month, spread over a few languages, topics and days. */
export const visitsOfLastMonth = (count: number): SentVisit[] => visitsOfMonth(lastMonth(), count)

/** The same of another month. */
export const visitsOfMonth = (month: Month, count: number): SentVisit[] =>
  Array.from({ length: count }, (_, index) =>
    sentVisit({
      date: `${month}-${String((index % 28) + 1).padStart(2, '0')}`,
      language: languages[index % languages.length] ?? null,
      questions: [sentQuestion({ topic: topics[(index * 3) % topics.length] ?? 'housing' })]
    })
  )
