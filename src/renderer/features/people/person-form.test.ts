import { describe, expect, it } from 'vitest'
import { personIdSchema } from '../../../shared/domain/ids.ts'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'
import { nameProblem } from './person-form.ts'

const person = (name: string, status: ListedPerson['status'], digit: string): ListedPerson => ({
  id: personIdSchema.parse(`01999999-9999-7999-8999-99999999999${digit}`),
  name,
  roles: ['volunteer'],
  status,
  since: '2026-09-01T09:00:00.000Z',
  hasSlot: status !== 'removed'
})
const [asa, omar, gone] = [
  person('Åsa Prov', 'active', '1'),
  person('Omar Prov', 'suspended', '2'),
  person('Nina Prov', 'removed', '3')
]
const people = [asa, omar, gone]

describe('a name', () => {
  it.each(['åsa prov', 'ASA PROV', 'Åsa  Prov', 'A\u030asa Prov', 'Ömar Prov'])(
    'is taken however it is written: %j',
    name => {
      expect(nameProblem(name, people)).toBe('taken')
    }
  )

  it.each(['Nina Prov', 'Åsa Provér', 'Osman Prov'])('is free: %j', name => {
    expect(nameProblem(name, people)).toBeNull()
  })

  it('may stay with whoever has it', () => {
    expect(nameProblem('ÅSA PROV', people, asa.id)).toBeNull()
    expect(nameProblem('ÅSA PROV', people, omar.id)).toBe('taken')
  })

  it('is a line of text', () => {
    expect(nameProblem('  ', people)).toBe('empty')
    expect(nameProblem('a'.repeat(121), people)).toBe('too-long')
  })
})
