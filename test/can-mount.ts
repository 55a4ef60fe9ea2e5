import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Whether this account may mount a small disk of its own: only an administrator of a Linux machine. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mountWorks()

function mountWorks(): boolean {
  const probe = mkdtempSync(path.join(os.tmpdir(), 'fyr-mount-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe])
  spawnSync('umount', [probe])
  rmSync(probe, { recursive: true, force: true })
  return status === 0
}
