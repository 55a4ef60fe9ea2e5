import { expect, it } from 'vitest'
import { z } from 'zod'
import { calls, callNames } from '../../src/shared/ipc/contract.ts'

/** A part of a JSON Schema that takes a list or a text. */
const partSchema = z.looseObject({ type: z.enum(['array', 'string']) })

/** What says how much such a part takes at most: outright, or by what it may look like. */
const ends = { array: ['maxItems'], string: ['maxLength', 'enum', 'const', 'pattern', 'format'] } as const

/** The places of a schema, by the names of their members, that take a list or a text of any length. */
function endlessIn(schema: z.ZodType): string[] {
  const found: string[] = []
  const written = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  JSON.parse(written, (name, value: unknown) => {
    const part = partSchema.safeParse(value)
    if (part.success && !ends[part.data.type].some(end => end in part.data)) found.push(name)
    return value
  })
  return found
}

it('no call takes a list or a text without an end: a page gone wrong could end the core with an empty list of a thousand million places', () => {
  expect(endlessIn(z.object({ list: z.array(z.string().max(3)), text: z.string(), day: z.iso.date() }))).toEqual([
    'list',
    'text'
  ])
  const endless = callNames.flatMap(name => endlessIn(calls[name].input).map(place => `${name} ${place}`))
  expect(endless).toEqual([])
})
