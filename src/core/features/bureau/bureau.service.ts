import { FyrError } from '../../../shared/domain/errors.ts'
import type { LockedBy } from '../../../shared/ipc/contract.ts'
import type { Bureau, BureauSettings, BureauStatus } from '../../../shared/features/bureau/bureau.schema.ts'
import { deskMigrations } from '../../db/list.ts'
import { kyselyOver } from '../../db/kysely.ts'
import type { TellWindow } from '../../events.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { timestamp, type Platform } from '../../platform.ts'
import type { ReferenceLists } from '../../reference-lists.ts'
import { createTurns } from '../../turns.ts'
import { createVault } from '../../vault/create-vault.ts'
import { openVault } from '../../vault/open-vault.ts'
import type { PassphraseCost } from '../../vault/passphrase-cost.ts'
import { probeVault } from '../../vault/probe-vault.ts'
import { recoverVault, renewRecoveryKey } from '../../vault/recovery.ts'
import type { Vault } from '../../vault/vault.ts'
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
}

/** The bureau's door: makes it, opens it, locks it. At most one vault is open at a time. */
export interface BureauService {
  readonly openDesk: () => OpenDesk | null
  readonly status: () => Promise<BureauStatus>
  readonly createBureau: (
    request: Bureau & { personName: string; passphrase: string }
  ) => Promise<{ recoveryKey: string }>
  readonly unlock: (passphrase: string) => Promise<null>
  readonly recover: (request: { recoveryKey: string; passphrase: string }) => Promise<null>
  /** Waits for what is being written, closes the file, and says why to whoever listens. Does nothing when locked. */
  readonly lock: (reason: LockedBy) => Promise<void>
  readonly settings: (desk: OpenDesk) => Promise<BureauSettings>
  readonly changeSettings: (desk: OpenDesk, settings: BureauSettings) => Promise<null>
  readonly confirmRecoveryKey: (desk: OpenDesk) => Promise<null>
  readonly renewRecoveryKey: (desk: OpenDesk, passphrase: string) => Promise<{ recoveryKey: string }>
}

interface Opened {
  readonly vault: Vault
  readonly desk: OpenDesk
}

export function createBureauService({
  dataDir,
  platform,
  lists,
  passphraseCost,
  prepareDesk,
  tell
}: BureauParts): BureauService {
  let opened: Opened | null = null
  // Opening and locking take turns, so that two vaults are never open at once.
  const inTurn = createTurns()
  const context = { migrations: deskMigrations, now: platform.now }

  const openOnce = (open: () => Promise<Vault>): Promise<null> =>
    inTurn(async () => {
      if (opened !== null) throw new FyrError('call.unlocked')
      const vault = await open()
      const desk = deskOf(vault)
      const settings = await findBureauSettings(desk.db).catch((fault: unknown) => {
        vault.close()
        throw fault
      })
      opened = { vault, desk }
      tell({ type: 'event', name: 'bureau.opened', payload: settings })
      return null
    })

  const currentVault = (): Vault => {
    if (opened === null) throw new FyrError('call.locked')
    return opened.vault
  }

  return {
    openDesk: () => opened?.desk ?? null,

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
          }
        })
        recoveryKey = made.recoveryKey
        return made.vault
      })
      return { recoveryKey }
    },

    unlock: passphrase => openOnce(() => openVault(dataDir, { ...context, passphrase })),

    recover: ({ recoveryKey, passphrase }) =>
      openOnce(() => recoverVault(dataDir, { ...context, recoveryKey, newPassphrase: passphrase })),

    lock: reason =>
      inTurn(async () => {
        if (opened === null) return
        const { vault, desk } = opened
        opened = null
        // Takes the connection once whoever is at it has finished, so that nothing half-done is cut off.
        try {
          await desk.db.connection().execute(async () => vault.close())
        } finally {
          // Nobody can ask anything of it any more, so the window must not go on showing it.
          tell({ type: 'event', name: 'bureau.locked', payload: { reason } })
        }
      }),

    settings: ({ db }) => findBureauSettings(db),

    async changeSettings({ db }, settings) {
      await upsertBureauSettings(db, settings)
      tell({ type: 'event', name: 'bureau.settingsChanged', payload: settings })
      return null
    },

    async confirmRecoveryKey({ db }) {
      await upsertRecoveryConfirmedAt(db, timestamp(platform))
      return null
    },

    async renewRecoveryKey({ db }, passphrase) {
      // Before the key is made: a crash between the two asks once too often rather than never.
      await upsertRecoveryConfirmedAt(db, null)
      return { recoveryKey: await renewRecoveryKey(currentVault(), { passphrase, now: platform.now }) }
    }
  }
}

function deskOf({ db, person }: Vault): OpenDesk {
  const { id, name, roles } = person
  return {
    db: kyselyOver(db),
    person: { id, name, roles: [...roles] }
  }
}
