import { useState } from 'react'
import type { FieldReport } from '../../../shared/features/imports/imports.schema.ts'
import type { ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import { type SeenValues, withUndecidedSeen } from './mapping-edits.ts'

/**
 * The values that are being settled, in the order in which they came up: whatever was undecided at any time, and what somebody chose
 * to change. They keep their place when they are settled.
 */
export function useSeenValues(fields: readonly FieldReport[]) {
  const [seen, setSeen] = useState<SeenValues>({})
  const current = withUndecidedSeen(seen, fields)
  // A state that follows what the bureau answers, taken over while rendering as React advises, not after it.
  if (current !== seen) setSeen(current)
  return {
    of: (field: ValueField): readonly string[] => current[field] ?? [],
    /** Takes a value up to be changed. */
    add: (field: ValueField, value: string) => setSeen({ ...current, [field]: [...(current[field] ?? []), value] })
  }
}

export type Seen = ReturnType<typeof useSeenValues>
