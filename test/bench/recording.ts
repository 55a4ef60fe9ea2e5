import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { indexedWords } from '../../src/shared/domain/search-words.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { sentQuestion, sentVisit, type SentVisit } from '../visit-builder.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { takingTurns } from './measure.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const visitToRecord = (): SentVisit =>
  sentVisit({ questions: [sentQuestion({ note: 'en vanlig anteckning' }), sentQuestion({ topic: 'work.jobseeking' })] })

/** Recording through the gate against the same statements run by hand, each into an encrypted file of its own. */
export function benchRecording(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const [throughGate, byHand] = [path.join(folder, 'gate'), path.join(folder, 'hand')]
    await seedBureau(throughGate, 1000, ['2026-03-10'])
    await seedBureau(byHand, 1000, ['2026-03-10'])
    const core = createCore({ dataDir: throughGate, resourcesDir, logDir: path.join(folder, 'logs') })
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    const vault = await openVault(byHand, {
      passphrase: testPassphrase,
      migrations: deskMigrations,
      now: Date.now
    })

    const { db, person } = vault
    const findErased = db.prepare('select id from erased_visit where id = ?')
    const findTopics = db.prepare('select code, retired_version from topic where code in (?, ?)')
    const findShift = db.prepare<[string, string], { id: string }>(
      'select id from shift where date = ? and place_key = ?'
    )
    const highestSeqs = db.prepare<[], { visitSeq: number; questionSeq: number }>(
      `select (select coalesce(max(seq), 0) from visit) as visitSeq,
              (select coalesce(max(seq), 0) from question) as questionSeq`
    )
    const highestNote = db.prepare<[], number>('select coalesce(max(seq), 0) from note').pluck()
    const insertVisit = db.prepare(
      `insert into visit (date, time, shift_id, channel, language, age_band, gender, municipality, time_in_sweden, household,
       interpreter, minutes, id, revision, recorded_at, recorded_by, withdrawn_at, import_key, return_code_seq, seq)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, null, null, null, ?)`
    )
    const insertQuestions = db.prepare(
      `insert into question (id, visit_seq, position, topic, actions, barriers, urgency, seq)
       values (?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?)`
    )
    const insertNote = db.prepare(
      `insert into note (seq, visit_seq, question_id, history_seq, text, since, kept) values (?, ?, ?, null, ?, ?, '')`
    )
    const insertWords = db.prepare('insert into note_search (rowid, words) values (?, ?)')
    const writeByHand = db.transaction((visit: SentVisit) => {
      findErased.get(visit.id)
      findTopics.all(...visit.questions.map(question => question.topic))
      const shift = findShift.get(visit.date, visit.place.toLowerCase())
      const { visitSeq = 0, questionSeq = 0 } = highestSeqs.get() ?? {}
      const { date, time, channel, language, ageBand, gender, municipality, timeInSweden, household, id } = visit
      const attributes = [
        date,
        time,
        shift?.id,
        channel,
        language,
        ageBand,
        gender,
        municipality,
        timeInSweden,
        household,
        null,
        null
      ]
      insertVisit.run(...attributes, id, new Date().toISOString(), person.id, visitSeq + 1)
      const questions = visit.questions.map(({ id: questionId, topic, actions }, position) => {
        const joined = ` ${actions.join(' ')} `
        return [questionId, visitSeq + 1, position, topic, joined, '', null, questionSeq + 1 + position]
      })
      insertQuestions.run(...questions.flat())
      for (const { id: questionId, note } of visit.questions) {
        if (note === null) continue
        const seq = (highestNote.get() ?? 0) + 1
        insertNote.run(seq, visitSeq + 1, questionId, note, date)
        insertWords.run(seq, indexedWords(note).join(' '))
      }
    })

    const [gate, hand] = await takingTurns(800, [
      async () => valueOf(await core.call('visits.record', visitToRecord())),
      async () => writeByHand(visitToRecord())
    ])
    await core.close()
    vault.close()
    return [
      atMost('recording a visit, through the gate : by hand', gate / hand, 1.5, '×'),
      atMost('recording a visit through the gate', gate * 1000, 50, 'ms', 1)
    ]
  })
}
