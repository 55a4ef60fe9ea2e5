import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { roles } from '../../src/shared/domain/roles.ts'
import { runs } from '../long-runs.ts'
import { often, PeopledBureau, type Kind, type Step } from './peopled-bureau.ts'

vi.setConfig({ testTimeout: 1_800_000 })

const kinds = Object.keys(often).filter((name): name is Kind => Object.hasOwn(often, name))
const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.oneof(...kinds.map(kind => ({ weight: often[kind], arbitrary: fc.constant(kind) }))),
    by: fc.nat(9),
    whom: fc.nat(9),
    roles: fc.subarray([...roles], { minLength: 1 })
  }),
  { minLength: 5, maxLength: runs(8, 18), size: 'max' }
)

/** Enough people for something to be done to them. */
const beginning: readonly Step[] = [
  { kind: 'add', by: 0, whom: 0, roles: ['volunteer'] },
  { kind: 'add', by: 0, whom: 0, roles: ['coordinator'] }
]

/** Rare enough by chance for it to be told: other roles must not be a way back in. */
const rolesWhileSuspended: readonly Step[] = [
  { kind: 'suspend', by: 0, whom: 1, roles: [] },
  { kind: 'roles', by: 0, whom: 2, roles: ['coordinator'] },
  { kind: 'reinstate', by: 0, whom: 1, roles: [] }
]

it('whatever is done to people, exactly those get in who should, as what they should, and the record says so', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async history => {
      const bureau = new PeopledBureau()
      try {
        await bureau.open()
        for (const step of [...beginning, ...history]) {
          await bureau.do(step)
          await bureau.lookAtDoors()
        }
        await bureau.lookAtAllDoors()
        await bureau.lookAtRecord()
        expect(bureau.wrong).toEqual([])
      } finally {
        await bureau.end()
      }
    }),
    { numRuns: runs(4, 60), examples: [[rolesWhileSuspended]] }
  )
})
