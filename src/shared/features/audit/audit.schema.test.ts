import { expect, it } from 'vitest'
import { auditDetails, auditKinds, auditKindSchema } from './audit.schema.ts'

it('looks through every action under one kind', () => {
  expect(Object.values(auditKinds).flat().toSorted()).toEqual(Object.keys(auditDetails).toSorted())
  expect(auditKindSchema.options).toEqual(Object.keys(auditKinds))
})
