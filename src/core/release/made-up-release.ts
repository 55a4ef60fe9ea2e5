import { monthSchema } from '../../shared/domain/month.ts'
import { anonymise } from '../disclosure/anonymise.ts'
import { madeUpContributions, madeUpLists, seededUniform } from '../disclosure/made-up-month.ts'
import { versionOnePlan } from '../disclosure/plan.ts'
import type { ProtectedRelease } from '../disclosure/types.ts'

/** The release of a made-up month, for tests: the same one each time for the same seed. */
export async function madeUpRelease(visits = 120, seed = 1): Promise<ProtectedRelease> {
  const lists = madeUpLists()
  const protection = await anonymise(
    {
      bureau: { slug: 'test-bureau', name: 'Rådgivningen <i>Test</i> & vänner', municipality: '1235' },
      period: monthSchema.parse('2026-09'),
      release: 1,
      plan: versionOnePlan(lists),
      contributions: madeUpContributions(lists, visits, seededUniform(seed))
    },
    { uniform: seededUniform(seed + 1) }
  )
  if (protection.kind === 'refused') throw new Error(protection.refusal.code)
  return protection.release
}
