import { bureauClock } from '../shared/domain/month.ts'
import type { BackupContents, RestorePreview } from '../shared/features/backups/backups.schema.ts'
import type { Texts } from './texts.ts'

/** What is in a backup, in words. */
export function contentsLines({ say, number }: Texts, madeAt: string, contents: BackupContents): string[] {
  const { date, time } = bureauClock(Date.parse(madeAt))
  const made = { date, time, bureau: contents.bureau, person: contents.madeBy ?? '' }
  return [
    say(contents.madeBy === null ? 'restore.made' : 'restore.madeBy', made),
    say('restore.contents', { visits: number(contents.visits), people: number(contents.people) }),
    ...(contents.lastVisit === null ? [] : [say('restore.lastVisit', { date: contents.lastVisit })])
  ]
}

/** What restoring a backup would do, in words. */
export function previewLines(
  texts: Texts,
  { madeAt, contents, replaced, gone, hasOlderKeys, months }: RestorePreview
): string[] {
  const { say, number } = texts
  const lost = (): string[] => {
    if (replaced.state !== 'compared') return [say(`restore.replaced.${replaced.state}`)]
    const { visitsSince, changedSince, erasedSince } = replaced
    return [
      say('restore.replaced.compared', { visits: number(visitsSince), changed: number(changedSince) }),
      ...(erasedSince === 0 ? [] : [say('restore.erased', { count: erasedSince })])
    ]
  }
  const monthLines = (): string[] => {
    if (months.known.length > 0) return [say('restore.monthsKnown', { months: months.known.join(', ') })]
    const isAsked = replaced.state !== 'compared' && months.possible.length > 0
    if (!isAsked) return []
    return [
      say('restore.monthsAsked', { months: months.possible.join(', ') }),
      ...(months.anew === null ? [] : [say('restore.monthAnew', { month: months.anew })])
    ]
  }
  return [
    ...contentsLines(texts, madeAt, contents),
    ...lost(),
    ...(hasOlderKeys ? [say(replaced.state === 'compared' ? 'restore.olderPassphrases' : 'restore.olderKeys')] : []),
    ...(gone.keptOut.length === 0 ? [] : [say('restore.keptOut', { names: gone.keptOut.join(', ') })]),
    ...(gone.back.length === 0 ? [] : [say('restore.back', { names: gone.back.join(', ') })]),
    ...monthLines()
  ]
}
