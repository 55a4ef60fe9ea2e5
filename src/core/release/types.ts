import type texts from '../../../locales/en/release.json'

/** What can be wrong with a release: the keys of `problems` in the namespace `release`. */
export type ProblemId = keyof (typeof texts)['problems']

/** Where a release was written. */
export interface WrittenRelease {
  /** `fyr-<bureau>-<YYYY-MM>-r<n>` */
  readonly name: string
  readonly folder: string
  readonly zip: string
  readonly files: readonly string[]
}

/** What `verifyRelease` looks at, in this order; a later check is left out when an earlier one makes it impossible. */
export const checkIds = [
  'files',
  'hashes',
  'package',
  'schema',
  'rows',
  'base',
  'additive',
  'margins',
  'relations',
  'period',
  'attack',
  'privacy-page',
  'canonical'
] as const
export type CheckId = (typeof checkIds)[number]

/** One check with its outcome; the text is `verify.<id>.passed` or `verify.<id>.failed` of the namespace `release`. */
export interface ReleaseCheck {
  readonly id: CheckId
  readonly passed: boolean
  /** What is wrong, each with where, at most {@link mostProblems} of them; `problems.<problem>` has the text. */
  readonly problems: readonly ReleaseProblem[]
}

export const mostProblems = 20

export interface ReleaseProblem {
  readonly problem: ProblemId
  readonly where: string
}

export interface ReleaseVerdict {
  readonly passed: boolean
  readonly checks: readonly ReleaseCheck[]
}
