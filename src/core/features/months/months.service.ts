import { createHash } from 'node:crypto'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { FileToken } from '../../../shared/domain/ids.ts'
import { EARLIEST_DATE, monthOf, monthSchema, type Month } from '../../../shared/domain/month.ts'
import { slugOf } from '../../../shared/domain/slug.ts'
import type { Bureau } from '../../../shared/features/bureau/bureau.schema.ts'
import type { MonthSummary, ReleaseReport } from '../../../shared/features/months/months.schema.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import { anonymise } from '../../disclosure/anonymise.ts'
import { versionOnePlan } from '../../disclosure/plan.ts'
import { keyedUniform } from '../../disclosure/keyed-uniform.ts'
import type { Contribution, ProtectedRelease } from '../../disclosure/types.ts'
import type { FileGrants } from '../../file-grants.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { newId, timestamp, today, type Platform } from '../../platform.ts'
import type { ReferenceLists } from '../../reference-lists.ts'
import { readRelease } from '../../release/read-release.ts'
import { writeRelease } from '../../release/write-release.ts'
import { createTurns } from '../../turns.ts'
import { releaseCodeLists } from './code-lists.ts'
import { contributionsOf } from './contributions.ts'
import { listUncountedQuestions, listUncountedVisits } from './contributions.repository.ts'
import { listMonthCounts } from './figures.repository.ts'
import { listReleasedElsewhere } from './released-elsewhere.repository.ts'
import { findRelease, insertRelease, listReleaseTimes } from './releases.repository.ts'

export interface MonthParts {
  readonly platform: Platform
  readonly lists: ReferenceLists
  readonly grants: FileGrants
  readonly findBureau: (db: DeskDb) => Promise<Bureau>
  /** What only this bureau's draws follow from. */
  readonly findReleaseSecret: (db: DeskDb) => Promise<Uint8Array>
  readonly listTopics: (db: DeskDb) => Promise<readonly Topic[]>
  readonly appendAudit: AppendAudit
}

export interface MonthService {
  readonly listMonths: (db: DeskDb) => Promise<MonthSummary[]>
  /**
   * Closes a month for good, if that is not done yet, and writes its release into a folder. Throws `month.*` for a month that
   * cannot be closed, `release.*` for one that cannot be protected or a folder that cannot be written to.
   */
  readonly exportMonth: (desk: OpenDesk, request: { month: Month; folder: FileToken }) => Promise<ReleaseReport>
}

export function createMonthService({
  platform,
  lists,
  grants,
  findBureau,
  findReleaseSecret,
  listTopics,
  appendAudit
}: MonthParts): MonthService {
  const currentMonth = () => monthOf(today(platform))
  // Two exports of one month at once would draw it twice.
  const inTurn = createTurns()

  /** Draws the month's release, certifies it and enters it in the register; or throws why it cannot be. */
  async function closeMonth({ db, person }: OpenDesk, month: Month): Promise<ProtectedRelease> {
    if (month >= currentMonth()) throw new FyrError('month.not-over', { month })
    if (month < EARLIEST_DATE.slice(0, 7)) throw new FyrError('month.too-early', { month })
    if ((await listReleasedElsewhere(db)).has(month)) throw new FyrError('month.released-elsewhere', { month })
    const visits = await listUncountedVisits(db, month)
    if (visits.length === 0) throw new FyrError('month.empty', { month })
    const contributions = contributionsOf(month, visits, await listUncountedQuestions(db, month))
    const protection = await drawRelease(db, month, contributions)
    if (protection.kind === 'refused') throw new FyrError(protection.refusal.code, protection.refusal.params)
    const content = JSON.stringify(protection.release)
    const entry = {
      id: newId(platform),
      month,
      number: protection.release.release,
      made_at: timestamp(platform),
      person_id: person.id,
      method: protection.release.method.name,
      content,
      content_hash: hashOf(content)
    }
    await db.transaction().execute(trx =>
      insertRelease(
        trx,
        entry,
        visits.map(visit => visit.seq)
      )
    )
    return protection.release
  }

  async function drawRelease(db: DeskDb, period: Month, contributions: readonly Contribution[]) {
    const { name, municipality } = await findBureau(db)
    const plan = versionOnePlan(releaseCodeLists(lists, await listTopics(db), municipality))
    const uniform = keyedUniform(await findReleaseSecret(db), period, contributions)
    const bureau = { slug: slugOf(name), name, municipality }
    return anonymise({ bureau, period, release: 1, plan, contributions }, { uniform })
  }

  return {
    async listMonths(db) {
      const counts = new Map((await listMonthCounts(db)).map(({ month, visits }) => [monthSchema.parse(month), visits]))
      const released = await listReleaseTimes(db)
      const elsewhere = await listReleasedElsewhere(db)
      const current = currentMonth()
      const stateOf = (month: Month): MonthSummary['state'] => {
        if (released.has(month)) return 'released'
        if (elsewhere.has(month)) return 'elsewhere'
        return month < current ? 'over' : 'open'
      }
      return [...new Set([current, ...counts.keys(), ...released.keys(), ...elsewhere.keys()])]
        .toSorted()
        .toReversed()
        .map(month => ({
          month,
          visits: counts.get(month) ?? 0,
          state: stateOf(month),
          releasedAt: released.get(month) ?? null
        }))
    },

    exportMonth: (desk, { month, folder }) =>
      inTurn(async () => {
        const target = grants.pathOf(folder)
        const registered = await findRelease(desk.db, month)
        const release = registered === undefined ? await closeMonth(desk, month) : readRelease(registered.content)
        const written = await writeRelease(release, target)
        const detail = { month, number: release.release, repeated: registered !== undefined }
        await desk.db
          .transaction()
          .execute(trx => appendAudit(trx, { person: desk.person.id, action: 'export', detail }))
        return {
          month,
          number: release.release,
          repeated: registered !== undefined,
          folder: grants.grant(written.folder),
          folderName: written.name,
          zipName: `${written.name}.zip`,
          tables: release.tables.map(table => ({ table: table.name, cells: table.cells.length })),
          refused: release.refused.map(({ table, reason }) => ({ table, reason })),
          totals: release.totals
        }
      })
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
