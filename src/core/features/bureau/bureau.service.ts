import type { Database } from 'better-sqlite3'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { LockedBy } from '../../../shared/ipc/contract.ts'
import {
  bureauSettingsSchema,
  type Bureau,
  type BureauSettings,
  type BureauStatus,
  type Person
} from '../../../shared/features/bureau/bureau.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { RecordKept } from '../../audit/record-kept.ts'
import { deskMigrations } from '../../db/list.ts'
import { kyselyFollowing, kyselyOver } from '../../db/kysely.ts'
import { collectGarbage } from '../../collect-garbage.ts'
import type { TellWindow } from '../../events.ts'
import { everyDay } from '../../every-day.ts'
import type { Log } from '../../log.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { timestamp, type Platform } from '../../platform.ts'
import type { ReferenceLists } from '../../reference-lists.ts'
import { createTurns } from '../../turns.ts'
import { createVault } from '../../vault/create-vault.ts'
import { openVault } from '../../vault/open-vault.ts'
import type { ChangeRecorder } from '../../vault/people-change.ts'
import { findPerson } from '../../vault/people-table.ts'
import type { PassphraseCost } from '../../vault/passphrase-cost.ts'
import { probeVault } from '../../vault/probe-vault.ts'
import { recoverVault, renewRecoveryKey } from '../../vault/recovery.ts'
import type { Vault } from '../../vault/vault.ts'
import { createDoorRecord } from './door-record.ts'
import {
  findBureau,
  findBureauSettings,
  findRecoveryConfirmedAt,
  insertReleaseSecret,
  upsertBureau,
  upsertBureauSettings,
  upsertRecoveryConfirmedAt
} from './settings.repository.ts'

export interface BureauParts {
  readonly dataDir: string
  readonly platform: Platform
  readonly lists: ReferenceLists
  readonly passphraseCost?: PassphraseCost | undefined
  /** Fills a new desk with what it must not exist without. */
  readonly prepareDesk: (db: DeskDb, madeAt: string) => Promise<void>
  readonly tell: TellWindow
  readonly appendAudit: AppendAudit
  readonly recordKept: RecordKept
  /** Deletes what has had its day. Runs when the bureau is opened, every day while it is open, and when the settings change. */
  readonly tidy: (db: DeskDb) => Promise<void>
  readonly log: Log
  /** Writes down what changes about the people. */
  readonly record: ChangeRecorder
  /** Outside the vault's folder, where this computer remembers how far the desk file has come. */
  readonly marksDir?: string | undefined
}

/** The bureau's door: makes it, opens it, locks it. At most one vault is open at a time. */
export interface BureauService {
  readonly openDesk: () => OpenDesk | null
  /** The open vault itself; throws `call.locked` when there is none. */
  readonly openVault: () => Vault
  readonly status: () => Promise<BureauStatus>
  readonly createBureau: (
    request: Bureau & { personName: string; passphrase: string }
  ) => Promise<{ recoveryKey: string }>
  readonly unlock: (request: { passphrase: string; goOn: boolean }) => Promise<null>
  readonly recover: (request: { recoveryKey: string; passphrase: string; goOn: boolean }) => Promise<null>
  /** Waits for what is being written, closes the file, and says why to whoever listens. Does nothing when locked. */
  readonly lock: (reason: Exclude<LockedBy, 'epoch'>) => Promise<void>
  /** Runs a step on the open vault while nothing else is done with it, neither a call nor locking. The step may not use `OpenDesk.db`. */
  readonly withVault: <T>(step: (vault: Vault) => Promise<T>) => Promise<T>
  readonly settings: (desk: OpenDesk) => Promise<BureauSettings>
  readonly changeSettings: (desk: OpenDesk, settings: BureauSettings) => Promise<null>
  readonly confirmRecoveryKey: (desk: OpenDesk) => Promise<null>
  readonly renewRecoveryKey: (desk: OpenDesk, passphrase: string) => Promise<{ recoveryKey: string }>
}

const settingNames = bureauSettingsSchema.keyof().options

interface Opened {
  readonly endDays: () => void
  readonly vault: Vault
  readonly desk: OpenDesk
}

/** See {@link BureauService}. */
export function createBureauService({
  dataDir,
  platform,
  lists,
  passphraseCost,
  prepareDesk,
  tell,
  appendAudit,
  recordKept,
  tidy,
  log,
  record: recordChange,
  marksDir
}: BureauParts): BureauService {
  let opened: Opened | null = null
  // Opening and locking take turns, so that two vaults are never open at once.
  const inTurn = createTurns()
  const context = { migrations: deskMigrations, now: platform.now, marksDir, record: recordChange }

  const { record, recordGoingOn, recordFailures } = createDoorRecord({ dataDir, appendAudit })

  /** What is left undone is done the next time, so that it keeps nobody out. */
  const tidyOrNote = (db: DeskDb): Promise<void> => tidy(db).catch((fault: unknown) => void log.incident('tidy', fault))

  const openOnce = (open: () => Promise<Vault>, how: 'unlock' | 'recovery' | null): Promise<null> =>
    inTurn(async () => {
      if (opened !== null) throw new FyrError('call.unlocked')
      const vault = await open()
      const desk = deskOf(vault)
      const settings = await enter(vault, desk, how).catch((fault: unknown) => {
        vault.close()
        throw fault
      })
      opened = { vault, desk, endDays: everyDay(platform, () => void tidyOrNote(desk.db)) }
      tell({ type: 'event', name: 'bureau.opened', payload: settings })
      return null
    })

  const enter = async (vault: Vault, desk: OpenDesk, how: 'unlock' | 'recovery' | null): Promise<BureauSettings> => {
    await recordGoingOn(vault, desk)
    if (how !== null) await recordFailures(desk)
    // The use of the recovery key has been recorded with what it changed.
    if (how === 'unlock') await record(desk, { action: 'unlock', detail: {} })
    await tidyOrNote(desk.db)
    return findBureauSettings(desk.db)
  }

  const currentVault = (): Vault => {
    if (opened === null) throw new FyrError('call.locked')
    return opened.vault
  }

  const withVault = <T>(step: (vault: Vault) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      if (opened === null) throw new FyrError('call.locked')
      const current = opened
      const { vault, desk } = current
      return desk.db.connection().execute(async () => {
        try {
          return await step(vault)
        } finally {
          if (vault.db.open) opened = { ...current, desk: { ...desk, person: personIn(vault) } }
          else giveUp(current)
        }
      })
    })

  /** The vault could not stay open after what was done to it, which counts all the same. */
  const giveUp = ({ endDays }: Opened): void => {
    opened = null
    endDays()
    tell({ type: 'event', name: 'bureau.locked', payload: { reason: 'epoch' } })
  }

  return {
    openDesk: () => opened?.desk ?? null,
    openVault: currentVault,

    async status() {
      if (opened === null) {
        const probe = await probeVault(dataDir)
        return probe.state === 'present' ? { state: 'locked' } : probe
      }
      const { desk } = opened
      return {
        state: 'unlocked',
        bureau: await findBureau(desk.db),
        person: desk.person,
        recoveryConfirmed: (await findRecoveryConfirmedAt(desk.db)) !== null
      }
    },

    async createBureau({ personName, passphrase, ...bureau }) {
      if (!lists.hasMunicipality(bureau.municipality)) {
        throw new FyrError('municipality.unknown', { field: 'municipality', municipality: bureau.municipality })
      }
      let recoveryKey = ''
      await openOnce(async () => {
        const made = await createVault(dataDir, {
          ...context,
          passphrase,
          personName,
          roles: ['coordinator', 'volunteer'],
          names: [bureau.name],
          ...(passphraseCost !== undefined && { cost: passphraseCost }),
          async prepare(vault) {
            const { db } = deskOf(vault)
            await upsertBureau(db, bureau)
            await insertReleaseSecret(db, platform.randomBytes(32))
            await prepareDesk(db, timestamp(platform))
            const { id: person } = vault.person
            await db.transaction().execute(async trx => {
              await appendAudit(trx, { person, action: 'bureau.created', detail: {} })
              await recordKept(trx, { person, field: 'bureau', texts: [bureau.name] })
              await recordKept(trx, { person, field: 'person', texts: [personName] })
            })
          }
        })
        recoveryKey = made.recoveryKey
        return made.vault
      }, null)
      return { recoveryKey }
    },

    unlock: request => openOnce(() => openVault(dataDir, { ...context, ...request }), 'unlock'),

    recover: ({ recoveryKey, passphrase, goOn }) =>
      openOnce(
        () =>
          recoverVault(dataDir, {
            ...context,
            goOn,
            recoveryKey,
            newPassphrase: passphrase,
            cost: passphraseCost,
            namesIn: bureauNames
          }),
        'recovery'
      ),

    lock: reason =>
      inTurn(async () => {
        if (opened === null) return
        const { vault, desk, endDays } = opened
        opened = null
        endDays()
        // Takes the connection once whoever is at it has finished, so that nothing half-done is cut off.
        try {
          // Nothing may hold up locking: an entry that cannot be written is given up.
          await record(desk, { action: 'lock', detail: { reason } }).catch(() => undefined)
          await desk.db.connection().execute(async () => vault.close())
        } finally {
          collectGarbage()
          // Nobody can ask anything of it any more, so the window must not go on showing it.
          tell({ type: 'event', name: 'bureau.locked', payload: { reason } })
        }
      }),

    withVault,

    settings: ({ db }) => findBureauSettings(db),

    async changeSettings({ db, person }, settings) {
      await db.transaction().execute(async trx => {
        const before = await findBureauSettings(trx)
        await upsertBureauSettings(trx, settings)
        for (const setting of settingNames) {
          if (before[setting] === settings[setting]) continue
          const detail = { setting, before: before[setting], after: settings[setting] }
          await appendAudit(trx, { person: person.id, action: 'settings.changed', detail })
        }
      })
      // First: the settings hold by now, whatever becomes of the notes.
      tell({ type: 'event', name: 'bureau.settingsChanged', payload: settings })
      await tidy(db)
      return null
    },

    async confirmRecoveryKey({ db }) {
      await upsertRecoveryConfirmedAt(db, timestamp(platform))
      return null
    },

    async renewRecoveryKey(desk, passphrase) {
      // Before the key is made: a crash between the two asks once too often rather than never.
      await upsertRecoveryConfirmedAt(desk.db, null)
      const own = { ownPassphrase: passphrase, now: platform.now }
      return { recoveryKey: await withVault(vault => renewRecoveryKey(vault, own)) }
    }
  }
}

function deskOf(vault: Vault): OpenDesk {
  return { db: kyselyFollowing(() => vault.db), person: personIn(vault) }
}

/** Who has the vault open, with the name and the roles that they have now. */
function personIn({ db, person }: Vault): Person {
  const { id, name, roles } = findPerson(db, person.id) ?? person
  return { id, name, roles: [...roles] }
}

/** What no passphrase may lean on, apart from the person's name. */
export const bureauNames = async (db: Database): Promise<readonly string[]> => [(await findBureau(kyselyOver(db))).name]
