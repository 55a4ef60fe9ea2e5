import { organisationIdSchema, recordIdSchema } from '../../../shared/domain/ids.ts'
import { authorityKinds } from '../../authorities.ts'
import type { DeskTransaction } from '../../open-desk.ts'
import { partOf, type Pace } from '../../pace.ts'
import { newId, timestamp, type Platform } from '../../platform.ts'
import type { KnownWords } from './known-words.ts'
import { insertLinked, listLinked, updateLinked, type LinkedOrganisation } from './organisations-link.repository.ts'
import type { ImportPlan } from './plan-import.ts'
import {
  deleteEachRecord,
  deleteRecords,
  listRecordsOf,
  upsertRecords,
  type DirectoryRecord
} from './records.repository.ts'
import { reindexAll } from './reindex.ts'

interface ApplyContext {
  readonly platform: Platform
  readonly words: KnownWords
  readonly organisationKey: (name: string) => string
  readonly gone: 'keep' | 'remove'
  readonly pace: Pace
}

const recordsPerStep = 2000
const organisationsPerStep = 200

/** Does what was planned, inside the import's transaction. Organisations stay, since referrals point at them. */
export async function applyImport(trx: DeskTransaction, plan: ImportPlan, context: ApplyContext): Promise<void> {
  if (context.gone === 'remove')
    await deleteEachRecord(
      trx,
      plan.gone.filter(({ table }) => table !== 'organization')
    )
  const isOrganization = ({ table }: DirectoryRecord): boolean => table === 'organization'
  const records = [...plan.fresh, ...plan.changed]
  await linkOrganisations(trx, records.filter(isOrganization), { ...context, pace: partOf(context.pace, 0, 0.1) })
  for (let start = 0; start < records.length; start += recordsPerStep) {
    await context.pace(0.1 + (0.3 * start) / records.length)
    await upsertRecords(trx, records.slice(start, start + recordsPerStep))
  }
  await reindexAll(trx, context.words, partOf(context.pace, 0.4, 1))
}

/** Gives each organisation its place among those that referrals point at: its own, that of its namesake which the bureau added, or a new one. */
async function linkOrganisations(
  trx: DeskTransaction,
  records: readonly DirectoryRecord[],
  { platform, organisationKey, pace }: ApplyContext
): Promise<void> {
  const linked = await listLinked(trx)
  const byName = new Map([...linked.values()].map(each => [organisationKey(each.name), each]))
  const kindOf = authorityKinds(organisationKey)
  for (const [position, { id: recordId, fields }] of records.entries()) {
    if (position % organisationsPerStep === 0) await pace(position / records.length)
    const name = fields['name'] ?? ''
    const key = organisationKey(name)
    const namesake = byName.get(key)
    const own = linked.get(recordId) ?? (namesake !== undefined && isOurs(namesake) ? namesake : undefined)
    // Names tell organisations apart; a second one of a name is told apart by its id too.
    const nameKey = namesake === undefined || namesake.id === own?.id ? key : `${key} ${recordId}`
    if (own === undefined) {
      const added = {
        id: organisationIdSchema.parse(newId(platform)),
        recordId,
        name,
        kind: kindOf(key) ?? 'other'
      } as const
      await insertLinked(trx, added, { nameKey, createdAt: timestamp(platform) })
      if (namesake === undefined) byName.set(key, added)
      continue
    }
    await updateLinked(trx, own.id, { name, nameKey, kind: own.kind, recordId })
    if (own.recordId !== recordId) await moveRecords(trx, own, recordId)
    byName.set(key, { ...own, recordId, name })
  }
}

/** An organisation that the bureau added itself has its own number as its record's. */
const isOurs = ({ id, recordId }: LinkedOrganisation): boolean => id === recordId

/** What hung on the bureau's own record hangs on the imported one from now on. */
async function moveRecords(trx: DeskTransaction, from: LinkedOrganisation, to: string): Promise<void> {
  const hanging = await listRecordsOf(
    trx,
    ['service', 'location', 'program', 'phone', 'contact', 'funding', 'organization_identifier'],
    'organization_id',
    [from.recordId]
  )
  await upsertRecords(
    trx,
    hanging.map(record => ({ ...record, fields: { ...record.fields, organization_id: to } }))
  )
  await deleteRecords(trx, 'organization', [recordIdSchema.parse(from.recordId)])
}
