import { FyrError } from '../../../shared/domain/errors.ts'
import type { PersonId, QuestionId, VisitId } from '../../../shared/domain/ids.ts'
import { addMonths, bureauClock, type IsoDate, type Month } from '../../../shared/domain/month.ts'
import type {
  BackupSecret,
  RestorePreview,
  RestoreReport,
  RestoreRequest
} from '../../../shared/features/backups/backups.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import { kyselyFollowing, kyselyOver } from '../../db/kysely.ts'
import { deskMigrations } from '../../db/list.ts'
import type { FileGrants } from '../../file-grants.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { timestamp, type Platform } from '../../platform.ts'
import { createTurns } from '../../turns.ts'
import type { Progress } from '../../vault/backup/backup-file.ts'
import { bytesOf } from '../../vault/backup/backup-format.ts'
import type { OpenedBackup } from '../../vault/backup/open-backup.ts'
import { restoreBackup, withOpenBackup } from '../../vault/backup/restore-backup.ts'
import type { ChangeRecorder } from '../../vault/people-change.ts'
import { readKeyring } from '../../vault/keyring-file.ts'
import {
  countVisits,
  listErasedVisits,
  listVisitMonths,
  upsertLastBackup,
  listErasedNotes,
  type ErasedNote
} from './backups.repository.ts'
import { contentsOf } from './contents.ts'
import { keepOut, listGone, lookAtGone, type GonePerson } from './keep-out.ts'
import { compareWith, isKeyringOlder, withReplaced, type Replaced } from './replaced-bureau.ts'

/** So many months are asked about at most, the latest. */
const MOST_MONTHS_ASKED = 60

interface CountedVisit {
  readonly id: VisitId
  readonly month: Month
}

/** What a copy of the bureau has released, and which visits are known to be counted in it. */
interface Released {
  readonly months: readonly Month[]
  /** The id of the release that stands of each month; null where only somebody's word says which months there are. */
  readonly standing: ReadonlyMap<Month, string> | null
  readonly counted: readonly CountedVisit[]
}

/** What is known of the time after the backup. */
interface Since extends Released {
  readonly erased: readonly VisitId[]
  readonly erasedNotes: readonly ErasedNote[]
  readonly gone: readonly GonePerson[]
  /** The day by which notes end; null where that is not known. */
  readonly believedDay: IsoDate | null
  /** The hashes of slips that were cut. */
  readonly forgotten: readonly string[]
}

export interface RestoreParts {
  readonly platform: Platform
  readonly grants: FileGrants
  readonly dataDir: string
  /** See `OpenContext`. */
  readonly marksDir: string | undefined
  readonly appendAudit: AppendAudit
  /** The months that are closed for good in a bureau. */
  readonly listClosedMonths: (db: DeskDb) => Promise<Month[]>
  readonly listCountedVisits: (db: DeskDb) => Promise<CountedVisit[]>
  /** The id of the release that stands of each month that has one. */
  readonly listStandingReleases: (db: DeskDb) => Promise<ReadonlyMap<Month, string>>
  /** The id of the release that can be made anew. */
  readonly findReplaceableId: (db: DeskDb) => Promise<string | undefined>
  readonly markReleasedElsewhere: (
    trx: DeskTransaction,
    released: Pick<Released, 'months' | 'counted'>,
    by: { readonly at: string; readonly person: PersonId }
  ) => Promise<void>
  readonly listForgottenReturns: (db: DeskDb) => Promise<string[]>
  /** Takes slips out of the file; their visits stay, each for itself. */
  readonly forgetReturns: (db: DeskDb, hashes: readonly string[]) => Promise<void>
  /** Erases those of these visits that are there. */
  readonly eraseAgain: (desk: OpenDesk, ids: readonly VisitId[]) => Promise<void>
  readonly eraseNotesAgain: (
    desk: OpenDesk,
    notes: readonly { readonly visit: VisitId; readonly question: QuestionId }[]
  ) => Promise<void>
  /** The latest day that a bureau has believed its notes to end by. */
  readonly findBelievedDay: (db: DeskDb) => Promise<IsoDate | null>
  /** Lets notes end by this day, where it is later than what was believed so far. */
  readonly believeDay: (db: DeskDb, day: IsoDate) => Promise<void>
  /** Writes down what changes about the people. */
  readonly record: ChangeRecorder
  readonly progress: Progress
}

/** Puts a backup in the place of the bureau, while that is locked. For coordinators of the backup, and with its recovery key. */
export interface RestoreService {
  /** Throws `backup.*` and `file.*` for what is wrong with the file, `call.forbidden`, and `vault.too-many-tries`. */
  readonly preview: (request: RestoreRequest) => Promise<RestorePreview>
  /**
   * Throws as `preview` does, and `backup.months-unknown` where neither the register of the replaced bureau nor the request says which
   * months were closed or made anew since the backup.
   */
  readonly restore: (request: RestoreRequest & { monthsSince: readonly Month[] | null }) => Promise<RestoreReport>
}

/** See {@link RestoreService}. */
export function createRestoreService(parts: RestoreParts): RestoreService {
  const {
    platform,
    grants,
    dataDir,
    marksDir,
    appendAudit,
    listClosedMonths,
    listCountedVisits,
    listStandingReleases,
    findReplaceableId,
    markReleasedElsewhere,
    listForgottenReturns,
    forgetReturns,
    eraseAgain,
    eraseNotesAgain,
    findBelievedDay,
    believeDay,
    record,
    progress
  } = parts
  const inTurn = createTurns()
  const context = { migrations: deskMigrations, now: platform.now, marksDir }

  const previewOf = async (replaced: Replaced, opened: OpenedBackup, secret: BackupSecret): Promise<RestorePreview> => {
    assertCoordinator(opened)
    const backup = kyselyOver(opened.vault.db)
    const since = await sinceIn(replaced)
    const { keptOut, back } = await lookAtGone(opened, backup, since?.gone ?? [], secret)
    return {
      madeAt: opened.manifest.madeAt,
      contents: await contentsOf(opened),
      replaced: await compareWith(replaced, backup),
      gone: { keptOut: keptOut.map(({ name }) => name), back: back.map(({ name }) => name) },
      hasOlderKeys: isKeyringOlder(readKeyring(opened.vault.folder), replaced),
      months: {
        possible: await possibleMonths(opened, backup),
        known: await lostMonths(backup, since),
        anew: await monthMadeAnew(backup)
      }
    }
  }

  /** The month of whose release the backup alone cannot tell whether it was made anew since. */
  async function monthMadeAnew(backup: DeskDb): Promise<Month | null> {
    const id = await findReplaceableId(backup)
    const standing = [...(await listStandingReleases(backup))]
    return standing.find(([, release]) => release === id)?.[0] ?? null
  }

  /** What a lost copy may have closed or made anew: any month that is over and was open when the backup was made, and the last release. */
  async function possibleMonths({ manifest }: OpenedBackup, backup: DeskDb): Promise<Month[]> {
    const present = bureauClock(platform.now()).month
    const sinceThen = monthsUntil(bureauClock(Date.parse(manifest.madeAt)).month, present)
    const over = [...(await listVisitMonths(backup)), ...sinceThen].filter(month => month < present)
    const open = without(await listClosedMonths(backup), over).slice(-MOST_MONTHS_ASKED)
    const anew = await monthMadeAnew(backup)
    return anew === null ? open : [...open, anew].toSorted()
  }

  const sinceIn = async (replaced: Replaced): Promise<Since | null> =>
    replaced.state === 'compared'
      ? {
          months: await listClosedMonths(replaced.db),
          standing: await listStandingReleases(replaced.db),
          counted: await listCountedVisits(replaced.db),
          erased: await listErasedVisits(replaced.db),
          erasedNotes: await listErasedNotes(replaced.db),
          gone: await listGone(replaced.db),
          believedDay: await findBelievedDay(replaced.db),
          forgotten: await listForgottenReturns(replaced.db)
        }
      : null

  /** The months of which something was released that the backup does not know: those that were closed since, and those made anew. */
  async function lostMonths(backup: DeskDb, since: Released | null): Promise<Month[]> {
    if (since === null) return []
    const { months, standing } = since
    const released = await listStandingReleases(backup)
    const anew = await monthMadeAnew(backup)
    const isMadeAnew = (month: Month) =>
      standing === null ? month === anew : released.has(month) && released.get(month) !== standing.get(month)
    return [...without(await listClosedMonths(backup), months), ...new Set(months.filter(isMadeAnew))].toSorted()
  }

  /** Makes the restored bureau one that knows what happened after its backup. Answers how many visits it has. */
  async function prepare(
    opened: OpenedBackup,
    file: string,
    since: Since | null,
    secret: BackupSecret
  ): Promise<number> {
    assertCoordinator(opened)
    const { vault, manifest } = opened
    const db = kyselyFollowing(() => vault.db)
    if (since === null && (await possibleMonths(opened, db)).length > 0) throw new FyrError('backup.months-unknown')
    const months = await lostMonths(db, since)
    const { madeAt } = manifest
    const { id: person, name, roles } = vault.person
    const desk = { db, person: { id: person, name, roles: [...roles] } }
    await forgetReturns(db, since?.forgotten ?? [])
    await eraseNotesAgain(desk, await erasedSince(db, since?.erasedNotes ?? []))
    await eraseAgain(desk, since?.erased ?? [])
    if (since?.believedDay) await believeDay(db, since.believedDay)
    // Last, as it copies the file.
    await keepOut(opened, (await lookAtGone(opened, db, since?.gone ?? [], secret)).keptOut, secret, platform.now)
    const { visits } = await countVisits(db)
    await db.transaction().execute(async trx => {
      await markReleasedElsewhere(trx, { months, counted: since?.counted ?? [] }, { at: timestamp(platform), person })
      await upsertLastBackup(trx, { madeAt, file, bytes: bytesOf(manifest) })
      await appendAudit(trx, { person, action: 'restore.done', detail: { madeAt, visits } })
    })
    return visits
  }

  return {
    preview: request =>
      inTurn(async () => {
        const file = grants.pathOf(request.file)
        const options = { ...context, secret: request.secret, progress }
        return withReplaced(dataDir, file, request, context, replaced =>
          withOpenBackup(dataDir, file, options, opened => previewOf(replaced, opened, request.secret))
        )
      }),

    restore: request =>
      inTurn(async () => {
        const file = grants.pathOf(request.file)
        const known = await withReplaced(dataDir, file, request, context, sinceIn)
        const since = together(known, request.monthsSince)
        let visits = 0
        const { aside, manifest } = await restoreBackup(dataDir, file, {
          ...context,
          record,
          secret: request.secret,
          progress,
          async prepare(opened) {
            visits = await prepare(opened, file, since, request.secret)
          }
        })
        return { madeAt: manifest.madeAt, visits, asideName: aside }
      })
  }
}

function assertCoordinator({ vault }: OpenedBackup): void {
  if (!vault.person.roles.includes('coordinator')) throw new FyrError('call.forbidden')
}

/** What the register knows and what somebody has told; null where neither says anything. */
function together(known: Since | null, told: readonly Month[] | null): Since | null {
  if (known === null && told === null) return null
  return {
    months: [...(known?.months ?? []), ...(told ?? [])],
    standing: known?.standing ?? null,
    counted: known?.counted ?? [],
    erased: known?.erased ?? [],
    erasedNotes: known?.erasedNotes ?? [],
    gone: known?.gone ?? [],
    believedDay: known?.believedDay ?? null,
    forgotten: known?.forgotten ?? []
  }
}

/** The notes that were erased when the backup was made already may have been written anew before it. */
async function erasedSince(backup: DeskDb, notes: readonly ErasedNote[]): Promise<ErasedNote[]> {
  const keyOf = ({ at, visit, question }: ErasedNote): string => `${at} ${visit} ${question}`
  const known = new Set((await listErasedNotes(backup)).map(keyOf))
  return notes.filter(note => !known.has(keyOf(note)))
}

/** Each of the months once, in order, that is not among the closed ones. */
function without(closed: readonly Month[], months: readonly Month[]): Month[] {
  const left = new Set(closed)
  return [...new Set(months)].filter(month => !left.has(month)).toSorted()
}

function monthsUntil(first: Month, end: Month): Month[] {
  const months: Month[] = []
  for (let month = first; month < end && months.length < MOST_MONTHS_ASKED; month = addMonths(month, 1))
    months.push(month)
  return months
}
