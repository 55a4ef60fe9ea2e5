import { verifyRelease } from '../core/release/verify-release.ts'
import type { ReleaseCheck } from '../core/release/types.ts'
import { CliError } from './cli-error.ts'
import type { Invocation, Outcome } from './command.ts'
import type { Texts } from './texts.ts'

/** Checks a release folder or its zip. Nothing secret is needed: whoever receives a release can do the same. */
export async function verifyReleaseAt(path: string, { texts }: Invocation): Promise<Outcome> {
  const { passed, checks } = await verifyRelease(path)
  const { say } = texts
  return {
    value: { kind: 'release', path, passed, checks },
    lines: [
      say('verify.release', { path }),
      ...checks.flatMap(check => checkLines(texts, check)),
      ...(passed ? [say('verify.allWell')] : [])
    ],
    fault: passed ? undefined : new CliError('verify.failed', { path, kind: 'release' })
  }
}

/** A check and what it found, in words. */
export function checkLines(texts: Texts, { id, passed, problems }: ReleaseCheck): string[] {
  const outcome = texts.from('release', `verify.${id}.${passed ? 'passed' : 'failed'}`, {}, id)
  return [
    `  ${texts.say(passed ? 'verify.good' : 'verify.bad')} ${outcome}`,
    ...problems.map(({ problem, where }) => {
      const words = texts.from('release', `problems.${problem}`, {}, problem)
      return `      ${texts.from('release', 'problems.at', { problem: words, where }, `${words}: ${where}`)}`
    })
  ]
}
