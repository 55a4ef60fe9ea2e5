import { attackModel } from './attack-model.ts'
import { intervalsOf, type Pace } from './intervals.ts'
import { judge, type AttackReport } from './judge.ts'
import type { AttackInput } from './knowledge.ts'

/** The attack in the caller's own thread, which it holds up: what the attacker's thread runs, and many small systems in a row. */
export async function attackHere(input: AttackInput, pace: Pace): Promise<AttackReport> {
  return judge(await intervalsOf(attackModel(input), pace))
}
