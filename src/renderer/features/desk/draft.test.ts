import { describe, expect, test } from 'vitest'
import { questionIdSchema, uuidv7, visitIdSchema } from '../../../shared/domain/ids.ts'
import { changeForm, emptyForm } from '../../visit-form/visit-form.ts'
import { readDraft, writeDraft } from './draft.ts'

const ids = {
  visit: visitIdSchema.parse(uuidv7(1, new Uint8Array(10))),
  question: questionIdSchema.parse(uuidv7(2, new Uint8Array(10)))
}
const blank = emptyForm(ids, '14:05', { date: '2026-11-22', place: 'Biblioteket', channel: 'walk-in' })

describe('a draft', () => {
  test('brings the form back as it was, half-typed words and wrong values included', () => {
    const form = changeForm(blank, {
      type: 'fields',
      fields: { date: '31/2', language: { chosen: null, typed: 'ar' }, household: 'många' }
    })
    expect(readDraft(writeDraft(form))).toEqual(form)
  })

  test('of another format is left alone, even where it looks alike', () => {
    expect(readDraft(writeDraft(blank).replace('"format":1', '"format":2'))).toBeNull()
  })

  test.each(['', 'null', '[]', '{}', '{"format":0,"form":{}}', '{"format":1,"form":{"id":"x"}}', '{"format":1'])(
    'of another shape (%j) is no form',
    body => {
      expect(readDraft(body)).toBeNull()
    }
  )
})
