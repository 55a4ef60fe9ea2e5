import { FyrError } from '../../../shared/domain/errors.ts'
import type { DeskDb } from '../../open-desk.ts'
import { readRelease } from '../../release/read-release.ts'
import { CHAIN_START, hashOfContent, linkHash } from './register-chain.ts'
import { findHead, listRegister } from './releases.repository.ts'

/**
 * Goes through the whole register before anything is made from it. Throws `register.changed`, naming the period, when a release is
 * not what was entered, and `register.missing` when one that was entered is gone: what has been published is then not known,
 * and neither a month nor a sum would be safe.
 */
export async function checkRegister(db: DeskDb): Promise<void> {
  const head = await findHead(db)
  const releases = await listRegister(db)
  let previous = CHAIN_START
  for (const [at, release] of releases.entries()) {
    if (release.seq !== at + 1) throw new FyrError('register.missing', { period: release.month })
    previous = linkHash(release.seq, previous, release)
    const isAsEntered =
      previous === release.hash && hashOfContent(release.content) === release.content_hash && isOf(release)
    if (!isAsEntered) throw new FyrError('register.changed', { period: release.month })
  }
  if (releases.length !== head.seq) throw new FyrError('register.missing', { period: '' })
  if (previous !== head.hash) throw new FyrError('register.changed', { period: releases.at(-1)?.month ?? '' })
}

/** Whether the stored release says of itself what the register says of it. */
function isOf({ content, month, number, method }: { content: string; month: string; number: number; method: string }) {
  try {
    const release = readRelease(content)
    return release.period === month && release.release === number && release.method.name === method
  } catch {
    return false
  }
}
