import { readFileSync } from 'node:fs'
import path from 'node:path'
import { seededNumbers } from './seeded-numbers.ts'
import { createAppendAudit } from '../../src/core/audit/append-audit.ts'
import { createVisitService } from '../../src/core/features/visits/visits.service.ts'
import { NOTE_DAYS } from '../../src/shared/domain/note-days.ts'
import type { ImportedVisit } from '../../src/core/imported-visit.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { kyselyOver } from '../../src/core/db/kysely.ts'
import { upsertBureau } from '../../src/core/features/bureau/settings.repository.ts'
import { installDefaultTopics } from '../../src/core/features/topics/topics.service.ts'
import type { DeskDb } from '../../src/core/open-desk.ts'
import { newId, systemPlatform } from '../../src/core/platform.ts'
import { readReferenceLists } from '../../src/core/reference-lists.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { visitBodySchema } from '../../src/shared/features/visits/visits.schema.ts'
import { questionIdSchema, visitIdSchema } from '../../src/shared/domain/ids.ts'
import { actions, ageBands, channels, genders } from '../../src/shared/domain/vocabulary.ts'
import { resourcesDir, testPassphrase } from '../bureau.ts'

const lists = readReferenceLists(resourcesDir)
const noteWords = readFileSync(path.join(resourcesDir, 'passphrase-words.sv.txt'), 'utf8').trim().split('\n')
const batch = 20_000

/** Makes a vault in `dataDir` with so many visits, spread evenly over the days between two months, both included. */
export async function seedBureau(dataDir: string, visits: number, days: readonly string[]): Promise<void> {
  const { vault } = await createVault(dataDir, {
    passphrase: testPassphrase,
    personName: 'Prov Provsson',
    roles: ['coordinator', 'volunteer'],
    migrations: deskMigrations,
    now: Date.now
  })
  const db: DeskDb = kyselyOver(vault.db)
  await upsertBureau(db, { name: 'Provbyrån', municipality: '1280', language: 'sv' })
  await installDefaultTopics(db, lists.topics, new Date().toISOString())
  const service = createVisitService({
    platform: systemPlatform,
    lists,
    checks: { topics: async () => undefined, organisations: async () => undefined },
    appendAudit: createAppendAudit(systemPlatform),
    recordPlace: async () => undefined,
    findNoteDays: async () => NOTE_DAYS.usual,
    findReturnSeq: async () => null,
    followUps: { insert: async () => undefined, list: async () => [], replace: async () => undefined }
  })
  const person = { ...vault.person, roles: [...vault.person.roles] }
  const pick = seededNumbers(20_260_901)
  for (let done = 0; done < visits; done += batch) {
    const some = Array.from({ length: Math.min(batch, visits - done) }, (_unused, index) =>
      madeUpVisit(pick, days, done + index)
    )
    await db.transaction().execute(trx => service.recordImported(trx, { db, person }, some))
  }
  vault.close()
}

/** A note of about the usual length, whose words come back as those of a language do. */
function madeUpNote(one: <Item>(items: readonly Item[]) => Item): string {
  const words = Array.from({ length: 12 }, () => one(noteWords))
  return `en vanlig anteckning om ett brev: ${words.join(' ')}`
}

function madeUpVisit(pick: (below: number) => number, days: readonly string[], index: number): ImportedVisit {
  const topics = lists.topics.filter(topic => topic.parent !== '')
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[pick(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const body = visitBodySchema.parse({
    date: days[index % days.length],
    time: `${10 + pick(8)}:${10 + pick(50)}`,
    place: one(['Biblioteket', 'Folkets hus', 'Kyrkan']),
    channel: one(channels),
    language: one(lists.languages).code,
    ageBand: one([...ageBands, null]),
    gender: one([...genders, null]),
    municipality: one(lists.municipalities.filter(municipality => municipality.county === '12')).code,
    timeInSweden: null,
    household: null,
    questions: Array.from({ length: 1 + pick(3) }, () => ({
      id: questionIdSchema.parse(newId(systemPlatform)),
      topic: one(topics).code,
      actions: [one(actions)],
      barriers: [],
      referral: null,
      note: pick(3) === 0 ? madeUpNote(one) : null
    }))
  })
  return { id: visitIdSchema.parse(newId(systemPlatform)), importKey: `seed-${index}`, body }
}
