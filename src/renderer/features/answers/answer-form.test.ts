import { describe, expect, it } from 'vitest'
import { answerIdSchema, uuidv7 } from '../../../shared/domain/ids.ts'
import {
  type AnswerForm,
  emptyAnswer,
  formOfAnswer,
  keptAfter,
  readAnswerDraft,
  readForm,
  writeAnswerDraft
} from './answer-form.ts'

const written = (changes: Partial<AnswerForm> = {}): AnswerForm =>
  emptyAnswer('swe', { title: 'Vem hjälper med hyran?', text: 'Ring.', topics: ['housing'], ...changes })

const problemsOf = (form: AnswerForm) => {
  const read = readForm(form)
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field} ${code}`)
}

describe('the form of an article', () => {
  it('says what it says, and nothing where no source is given', () => {
    const read = readForm(written({ source: ' ' }))
    expect(read).toEqual({
      ok: true,
      body: {
        title: 'Vem hjälper med hyran?',
        text: 'Ring.',
        source: null,
        language: 'swe',
        topics: ['housing'],
        keptIdentities: []
      }
    })
    expect(read.ok ? readForm(formOfAnswer(read.body)) : null).toEqual(read)
  })

  it('names what is missing, field by field', () => {
    const empty = emptyAnswer('swe', { language: { chosen: null, typed: 'x' } })
    expect(problemsOf(empty)).toEqual([
      'title empty',
      'text empty',
      'topics topics-missing',
      'language language-missing'
    ])
    expect(problemsOf(written({ topicTyped: 'zz' }))).toEqual(['topics topic-unmatched'])
    expect(problemsOf(written({ topics: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }))).toEqual(['topics topics-many'])
    expect(problemsOf(written({ title: 'två\nrader' }))).toEqual(['title line-break'])
  })

  it('holds back what tells who somebody is until it is kept', () => {
    const form = written({ text: 'Ring 070-174 06 35', source: 'anna@example.com' })
    expect(problemsOf(form)).toEqual(['text identifies'])
    const phoneKept = { ...form, ...keptAfter(form, 'text', form.text, ['phone']) }
    expect(problemsOf(phoneKept)).toEqual(['source identifies'])
    const bothKept = { ...phoneKept, ...keptAfter(phoneKept, 'source', form.source, ['email']) }
    expect(problemsOf(bothKept)).toEqual([])
    expect(keptAfter(bothKept, 'source', '', [])).toEqual({ source: '', keptIdentities: ['phone'] })
  })
})

describe('a half-written article', () => {
  const draft = {
    id: answerIdSchema.parse(uuidv7(1, new Uint8Array(10))),
    revision: 0,
    published: false,
    form: written()
  }

  it('comes back as it was', () => {
    expect(readAnswerDraft(writeAnswerDraft(draft))).toEqual(draft)
  })

  it.each(['', 'null', '{"format":2}', '{"format":1,"id":"x"}', '{"format":1'])(
    'of another shape (%j) is none',
    body => {
      expect(readAnswerDraft(body)).toBeNull()
    }
  )
})
