import { FyrError } from '../../../shared/domain/errors.ts'
import type { FileToken } from '../../../shared/domain/ids.ts'
import { monthOf, type Month } from '../../../shared/domain/month.ts'
import type { LongPeriod, Period } from '../../../shared/domain/period.ts'
import type {
  MonthPreview,
  MonthSummary,
  PeriodSummary,
  ReleaseMethod,
  ReleaseReport
} from '../../../shared/features/months/months.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { AttackOptions } from '../../disclosure/attack/attack.ts'
import type { AnyRelease } from '../../disclosure/types.ts'
import type { FileGrants } from '../../file-grants.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { newId, timestamp, today, type Platform } from '../../platform.ts'
import { readRelease } from '../../release/read-release.ts'
import { writeRelease } from '../../release/write-release.ts'
import { createTurns } from '../../turns.ts'
import { checkRegister } from './check-register.ts'
import { checkClosable, drawMonth, waitingFor, type DrawParts, type Made, type Waiting } from './draw-month.ts'
import { listMonths } from './list-months.ts'
import { isUnreleasable, previewRelease } from './preview-release.ts'
import { hashOfContent } from './register-chain.ts'
import { findReplaceableId } from './released-elsewhere.repository.ts'
import {
  findLatestNumber,
  findRelease,
  insertPassedOver,
  insertRelease,
  insertReplaced
} from './releases.repository.ts'
import { listPeriods, sumPeriod } from './sum-periods.ts'

export interface MonthParts extends DrawParts {
  readonly platform: Platform
  readonly grants: FileGrants
  readonly appendAudit: AppendAudit
  /** Hears how far the check of an export has come. */
  readonly progress: (done: number, total: number) => void
}

interface Target {
  readonly month: Month
  readonly folder: FileToken
}

export interface MonthService {
  readonly listMonths: (db: DeskDb) => Promise<MonthSummary[]>
  readonly listPeriods: (db: DeskDb) => Promise<PeriodSummary[]>
  /**
   * Closes a month for good, if that is not done yet, and writes its release into a folder. Throws `month.*` for a month that
   * cannot be closed, `release.*` for one that cannot be protected or a folder that cannot be written to, and `register.*` when
   * what was released before cannot be trusted.
   */
  readonly exportMonth: (
    desk: OpenDesk,
    target: Target & { readonly method?: ReleaseMethod | undefined }
  ) => Promise<ReleaseReport>
  /** Writes the sum of a quarter's or a year's released months. Throws `month.not-closed` while one is missing. */
  readonly exportSum: (desk: OpenDesk, target: { period: LongPeriod; folder: FileToken }) => Promise<ReleaseReport>
  /**
   * Draws a month anew because no copy of its release left the house. Throws `release.not-replaceable` unless the release was the
   * last one made.
   */
  readonly replaceMonth: (desk: OpenDesk, target: Target) => Promise<ReleaseReport>
  /** What the month's release will be; it enters nothing. Throws what `exportMonth` throws for a month that cannot be closed. */
  readonly previewMonth: (db: DeskDb, month: Month) => Promise<MonthPreview>
  /** Stops the export that is running, if there is one and it is not entered yet. */
  readonly cancelExport: () => void
  /**
   * Closes a month that cannot be released, having too few visits or no rounding that is safe; the next month's release counts
   * them. Throws `month.not-too-few` for any other.
   */
  readonly passOverMonth: (desk: OpenDesk, month: Month) => Promise<void>
}

/** See {@link MonthService}. */
export function createMonthService(parts: MonthParts): MonthService {
  const { platform, grants, findBureau, appendAudit, progress } = parts
  const currentMonth = () => monthOf(today(platform))
  // Two exports of one month at once would draw it twice.
  const inTurn = createTurns()
  let running: AbortController | null = null

  /** Runs an export that can be followed, and stopped until it is entered. */
  async function stoppable<T>(work: (attack: AttackOptions) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    running = controller
    const tell = (share: number) => progress(Math.round(100 * share), 100)
    try {
      tell(0)
      const done = await work({ signal: controller.signal, onProgress: tell })
      tell(1)
      return done
    } finally {
      running = null
    }
  }

  async function drawn(
    db: DeskDb,
    { month, instead, method }: { month: Month; instead: string | null; method: ReleaseMethod },
    attack: AttackOptions
  ): Promise<[Waiting, Made]> {
    const number = (await findLatestNumber(db, month)) + 1
    const request = { month, number, instead }
    const waiting = await waitingFor(db, request)
    if (waiting.isEmpty) throw new FyrError('month.empty', { month })
    return [waiting, await drawMonth(db, parts, request, waiting, { ...attack, method })]
  }

  /** Enters a release in the register, in one step with whatever goes before it. */
  async function enter(
    { db, person }: OpenDesk,
    release: AnyRelease,
    counted: Pick<Waiting, 'visitSeqs' | 'carried'>,
    before: (trx: DeskTransaction) => Promise<void> = async () => {}
  ): Promise<void> {
    const content = JSON.stringify(release)
    const entry = {
      id: newId(platform),
      month: release.period,
      number: release.release,
      made_at: timestamp(platform),
      person_id: person.id,
      method: release.method.name,
      content,
      content_hash: hashOfContent(content)
    }
    await db.transaction().execute(async trx => {
      await before(trx)
      await insertRelease(trx, entry, counted)
      await appendAudit(trx, exported(person, release, false))
    })
  }

  /** Draws the month's release and enters it in the register; or throws why it cannot be. */
  async function closeMonth(
    desk: OpenDesk,
    { month, method }: { month: Month; method: ReleaseMethod },
    attack: AttackOptions
  ): Promise<AnyRelease> {
    await checkClosable(desk.db, month, currentMonth())
    const [waiting, protection] = await drawn(desk.db, { month, method, instead: null }, attack)
    const release = protectedOrThrow(protection)
    assertGoesOn(attack)
    await enter(desk, release, waiting)
    return release
  }

  async function closePeriod(desk: OpenDesk, period: LongPeriod, attack: AttackOptions): Promise<AnyRelease> {
    const bureau = await findBureau(desk.db)
    const release = protectedOrThrow(await sumPeriod(desk.db, bureau, period, attack))
    assertGoesOn(attack)
    await enter(desk, release, { visitSeqs: [], carried: [] })
    return release
  }

  /** Writes what the register holds of a period, and enters it there first where it does not. */
  async function writeOut(
    desk: OpenDesk,
    { period, folder, method }: { period: Period; folder: FileToken; method?: ReleaseMethod | undefined },
    close: () => Promise<AnyRelease>
  ): Promise<ReleaseReport> {
    const target = grants.pathOf(folder)
    await checkRegister(desk.db)
    const registered = await findRelease(desk.db, period)
    if (registered === undefined) return write(await close(), target, false)
    if (method !== undefined && registered.method !== method)
      throw new FyrError('release.other-method', { month: period })
    const release = readRelease(registered.content)
    await desk.db.transaction().execute(trx => appendAudit(trx, exported(desk.person, release, true)))
    return write(release, target, true)
  }

  async function write(release: AnyRelease, target: string, repeated: boolean): Promise<ReleaseReport> {
    const written = await writeRelease(release, target)
    return {
      period: release.period,
      number: release.release,
      method: release.method.name,
      repeated,
      folder: grants.grant(written.folder),
      folderName: written.name,
      zipName: `${written.name}.zip`,
      tables: release.tables.map(table => ({ table: table.name, cells: table.cells.length })),
      refused: release.refused.map(({ table, reason }) => ({ table, reason })),
      totals: release.totals
    }
  }

  return {
    listPeriods,
    cancelExport: () => running?.abort(),

    previewMonth: (db, month) => previewRelease(db, parts, { month, current: currentMonth() }),

    listMonths: db => listMonths(db, currentMonth()),

    exportMonth: (desk, { month, folder, method }) =>
      inTurn(() =>
        stoppable(attack =>
          writeOut(desk, { period: month, folder, method }, () =>
            closeMonth(desk, { month, method: method ?? 'controlled-rounding' }, attack)
          )
        )
      ),

    exportSum: (desk, target) =>
      inTurn(() => stoppable(attack => writeOut(desk, target, () => closePeriod(desk, target.period, attack)))),

    replaceMonth: (desk, { month, folder }) =>
      inTurn(() =>
        stoppable(async attack => {
          const target = grants.pathOf(folder)
          await checkRegister(desk.db)
          const old = await findRelease(desk.db, month)
          if (old === undefined || old.id !== (await findReplaceableId(desk.db)))
            throw new FyrError('release.not-replaceable', { month })
          const method = old.method === 'suppression' ? 'suppression' : 'controlled-rounding'
          const [waiting, protection] = await drawn(desk.db, { month, method, instead: old.id }, attack)
          const release = protectedOrThrow(protection)
          assertGoesOn(attack)
          await enter(desk, release, waiting, async trx => {
            const at = timestamp(platform)
            await insertReplaced(trx, { release_id: old.id, at, person_id: desk.person.id })
            const detail = { month, number: old.number }
            await appendAudit(trx, { person: desk.person.id, action: 'release.replaced', detail })
          })
          return write(release, target, false)
        })
      ),

    passOverMonth: (desk, month) =>
      inTurn(async () => {
        const { db, person } = desk
        await checkClosable(db, month, currentMonth())
        await checkRegister(db)
        if ((await findRelease(db, month)) !== undefined) throw new FyrError('month.closed', { month })
        if (!(await isUnreleasable(db, parts, month))) throw new FyrError('month.not-too-few', { month })
        await db.transaction().execute(async trx => {
          await insertPassedOver(trx, { month, at: timestamp(platform), person_id: person.id })
          await appendAudit(trx, { person: person.id, action: 'month.passedOver', detail: { month } })
        })
      })
  }
}

/** What the audit record says of an export; it stands there before the files do. */
const exported = (person: OpenDesk['person'], { period, release }: AnyRelease, repeated: boolean) => ({
  person: person.id,
  action: 'export' as const,
  detail: { month: period, number: release, repeated }
})

/** Throws `disclosure.cancelled` when somebody has stopped the export: nothing is entered then. */
function assertGoesOn({ signal }: AttackOptions): void {
  if (signal?.aborted === true) throw new FyrError('disclosure.cancelled')
}

function protectedOrThrow(protection: Made): AnyRelease {
  if (protection.kind === 'protected') return protection.release
  throw new FyrError(protection.refusal.code, protection.refusal.params)
}
