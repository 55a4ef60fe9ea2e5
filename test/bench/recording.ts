import path from 'node:path'
import { Bench } from 'tinybench'
import { createCore } from '../../src/core/create-core.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { newId, sentQuestion, sentVisit, type SentVisit } from '../visit-builder.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const visitToRecord = (): SentVisit =>
  sentVisit({ questions: [sentQuestion({ note: 'en vanlig anteckning' }), sentQuestion({ topic: 'work.jobseeking' })] })

/** Recording through the gate against the same rows written by hand, each into an encrypted file of its own. */
export function benchRecording(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const [throughGate, byHand] = [path.join(folder, 'gate'), path.join(folder, 'hand')]
    await seedBureau(throughGate, 1000, ['2026-03-10'])
    await seedBureau(byHand, 1000, ['2026-03-10'])
    const core = createCore({ dataDir: throughGate, resourcesDir, logDir: path.join(folder, 'logs') })
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    const { db, person, close } = await openVault(byHand, {
      passphrase: testPassphrase,
      migrations: deskMigrations,
      now: Date.now
    })

    const findShift = db.prepare<[string, string], { id: string }>(
      'select id from shift where date = ? and place_key = ?'
    )
    const insertVisit = db.prepare(
      `insert into visit (id, revision, date, time, shift_id, channel, language, age_band, gender, municipality, time_in_sweden,
       household, recorded_at, recorded_by) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    )
    const insertQuestion = db.prepare(
      'insert into question (id, visit_seq, position, topic, actions, barriers, note) values (?, ?, ?, ?, ?, ?, ?)'
    )
    const writeByHand = db.transaction((visit: SentVisit) => {
      const shift = findShift.get(visit.date, visit.place.toLowerCase())
      const { lastInsertRowid } = insertVisit.run(
        visit.id,
        visit.date,
        visit.time,
        shift?.id,
        visit.channel,
        visit.language,
        visit.ageBand,
        visit.gender,
        visit.municipality,
        visit.timeInSweden,
        visit.household,
        new Date().toISOString(),
        person.id
      )
      for (const [position, question] of visit.questions.entries()) {
        insertQuestion.run(
          newId(),
          lastInsertRowid,
          position,
          question.topic,
          ` ${question.actions.join(' ')} `,
          '',
          question.note
        )
      }
    })

    const bench = new Bench({ time: 3000, warmupTime: 500 })
    bench.add('gate', async () => {
      valueOf(await core.call('visits.record', visitToRecord()))
    })
    bench.add('hand', () => {
      writeByHand(visitToRecord())
    })
    const tasks = await bench.run()
    const [gate = Number.NaN, hand = Number.NaN] = tasks.map(({ result }) =>
      'latency' in result ? result.latency.p50 : Number.NaN
    )
    await core.close()
    close()
    return [
      atMost('recording a visit, through the gate : by hand', gate / hand, 1.5, '×'),
      atMost('recording a visit through the gate', gate, 50, 'ms', 1)
    ]
  })
}
